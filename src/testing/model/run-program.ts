import { NewUser, User } from '../../domain/identity/user.js';
import { Instant } from '../../domain/shared/instant.js';
import { Page } from '../../domain/shared/page.js';
import type { TransactionOptions } from '../../ports/shared/transaction.js';
import type { Command, ScopeCommand, UserCommand } from './command.js';
import { callTable } from './call-table.js';
import { failureOf, outcomeOf, ThrownByProgram, type Outcome } from './outcome.js';
import { modelTables, type World } from './world.js';

/** One command of a program, where it stood and what came of it. */
export interface TraceEntry {
  readonly place: string;
  readonly command: Command | 'stored rows';
  readonly outcome: Outcome;
}

const NOON = Instant.parse('2026-11-21T12:00:00.123456Z');

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
