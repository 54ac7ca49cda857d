import { NewUser, User } from '../../domain/identity/user.js';
import { Instant } from '../../domain/shared/instant.js';
import { Page } from '../../domain/shared/page.js';
import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { TransactionOptions } from '../../ports/shared/transaction.js';
import type { Command, ScopeCommand, TableCommand, UserCommand } from './command.js';
import { handsUniqueValuesOver } from './handed-over.js';
import { ownRows } from './own-rows.js';
import { failureOf, outcomeOf, ThrownByProgram, type Outcome } from './outcome.js';
import { modelTables, type World } from './world.js';

/** One command of a program, where it stood and what came of it. */
export interface TraceEntry {
  readonly place: string;
  readonly command: Command | 'stored rows';
  readonly outcome: Outcome;
}

const NOON = Instant.parse('2026-11-21T12:00:00.123456Z');
const NOT_ASKED = 'not asked: it would hand a unique value from one row to another';

/** Runs a program in an empty world and tells what came of each command, and what is stored in the end. */
export async function runProgram(world: World, program: readonly Command[]): Promise<readonly TraceEntry[]> {
  const trace: TraceEntry[] = [];

  async function runAll(commands: readonly Command[], around: string, failure: ScopeCommand['failure']): Promise<void> {
    for (const [index, command] of commands.entries()) {
      const place = `${around}${String(index + 1)}`;
      const entry = { place, command, outcome: await run(command, place) };
      trace.push(entry);
      if ('failed' in entry.outcome && failure === 'let through') throw new ThrownByProgram();
    }
  }

  function run(command: Command, place: string): Promise<Outcome> {
    if ('commands' in command) return runScope(command, place);
    return outcomeOf(() => ('table' in command ? callTable(world, command) : callUsers(world, command)));
  }

  async function runScope(scope: ScopeCommand, place: string): Promise<Outcome> {
    const { database } = world;
    const work = async (): Promise<string> => {
      await runAll(scope.commands, `${place}.`, scope.failure);
      if (scope.ends === 'throws') throw new ThrownByProgram();
      return 'done';
    };
    if (scope.does === 'session') return outcomeOf(() => database.session(work));
    const { propagation, isolation, readOnly } = scope;
    const options: TransactionOptions = { propagation, isolation, readOnly, retry: false };
    return outcomeOf(() =>
      database.transaction(async (transaction) => {
        if (scope.ends === 'sets rollback-only') transaction.setRollbackOnly();
        return work();
      }, options),
    );
  }

  await runAll(program, '', 'caught').catch((error: unknown) => {
    trace.push({ place: 'end', command: 'stored rows', outcome: failureOf(error) });
  });
  for (const schema of modelTables.filter(({ name }) => name !== 'users'))
    trace.push({ place: `end: ${schema.name}`, command: 'stored rows', outcome: await outcomeOf(() => world.table(schema).select()) });
  trace.push({ place: 'end: users', command: 'stored rows', outcome: await outcomeOf(() => world.users.list(new Page())) });
  return trace;
}

function schemaOf(name: string): TableSchema {
  const schema = modelTables.find((one) => one.name === name);
  if (!schema) throw new TypeError(`the model has no table ${name}`);
  return schema;
}

async function callTable(world: World, command: TableCommand): Promise<unknown> {
  const schema = schemaOf(command.table);
  const table = world.table(schema);
  switch (command.does) {
    case 'insert':
      return ownRows([command.row], ([row = {}]) => table.insert(row));
    case 'update':
      return ownRows([command.key, command.changes], ([key = {}, changes = {}]) => table.update(key, changes));
    case 'delete':
      return ownRows([command.key], ([key = {}]) => table.delete(key));
    case 'find':
      return ownRows([command.key], ([key = {}]) => table.find(key));
    case 'select':
      return ownRows([command.where], ([where = {}]) => table.select({ ...command.selection, where }));
    case 'count':
      return ownRows([command.where], ([where = {}]) => table.count(where));
    case 'insertMany': {
      const { rows, onConflict } = command;
      if (onConflict === 'update' && schema.uniques && handsUniqueValuesOver(schema, await table.select(), rows)) return NOT_ASKED;
      return ownRows(rows, (own) => table.insertMany(own, { onConflict }));
    }
  }
}

async function callUsers({ users }: World, command: UserCommand): Promise<unknown> {
  if (command.does === 'register') return users.save(new NewUser(command.email, command.name, NOON));
  if (command.does === 'list users') return users.list(new Page(command));
  const found = await users.findByEmail(command.email);
  if (!found || command.does === 'find user') return found && users.findById(found.id);
  if (command.does === 'delete user') return users.delete(found.id);
  if (command.does === 'change user') return users.save(new User(found.id, command.to.email, command.to.name, found.createdAt));
  await users.delete(found.id);
  return users.save(found);
}
