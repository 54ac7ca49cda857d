import fc from 'fast-check';
import { userTable } from '../../adapters/schema/identity/user.schema.js';
import { PROPAGATIONS } from '../contracts/propagation/script.js';
import type { Command, ScopeCommand, UserCommand } from './command.js';
import { tableCommands } from './table-commands.js';
import { modelTables } from './world.js';

const INDEPENDENT = ['requiresNew', 'notSupported'] as const;
const LEVELS = 3;
const LONGEST_SCOPE = 12;

const emails = fc.constantFrom('a@x.org', 'b@x.org', 'c@x.org', 'D@x.org');
const names = fc.constantFrom('Ann', 'Bob', '\u{1F52D}', 'x'.repeat(255), '\u{1F52D}'.repeat(255));

const userCommands: fc.Arbitrary<UserCommand> = fc.oneof(
  fc.record({ does: fc.constant('register' as const), email: emails, name: names }),
  fc.record({ does: fc.constant('change user' as const), email: emails, to: fc.record({ email: emails, name: names }) }),
  fc.record({ does: fc.constantFrom('save a deleted user' as const, 'delete user' as const, 'find user' as const), email: emails }),
  fc.record({ does: fc.constant('list users' as const), limit: fc.integer({ min: 1, max: 3 }), offset: fc.integer({ min: 0, max: 2 }) }),
);

const simpleCommands: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: userCommands, weight: 2 },
  ...modelTables.filter((table) => table !== userTable).map((table) => ({ arbitrary: tableCommands(table), weight: 2 })),
);

/**
 * Independent work inside a transaction that touched the same rows would wait for it for ever on one engine and be refused
 * on another; so it keeps to one table that the transactions around it leave alone.
 */
const APART = 'contract_seat';
const insideCommands = simpleCommands.filter((command) => !('table' in command) || command.table !== APART);
const apartCommands = simpleCommands.filter((command) => 'table' in command && command.table === APART);

/** Programs of that many commands at most, scopes of commands among them. */
export function programs(commands: number): fc.Arbitrary<readonly Command[]> {
  const outside = fc.oneof({ arbitrary: simpleCommands, weight: 4 }, { arbitrary: scopes(LEVELS), weight: 1 });
  return fc.array(outside, { maxLength: commands, size: 'max' }).map((program) => firstOf(program, commands));
}

function scopes(levels: number): fc.Arbitrary<ScopeCommand> {
  const inner: fc.Arbitrary<Command> =
    levels > 1
      ? fc.oneof(
          { arbitrary: insideCommands, weight: 6 },
          { arbitrary: scopes(levels - 1).filter(({ propagation }) => !isIndependent(propagation)), weight: 2 },
          { arbitrary: scopeOf(fc.constant('transaction'), fc.constantFrom(...INDEPENDENT), apartCommands), weight: 1 },
        )
      : insideCommands;
  const does = fc.constantFrom('transaction', 'transaction', 'transaction', 'session');
  return scopeOf(does, fc.constantFrom(...PROPAGATIONS), inner);
}

function scopeOf(
  does: fc.Arbitrary<ScopeCommand['does']>,
  propagation: fc.Arbitrary<ScopeCommand['propagation']>,
  inner: fc.Arbitrary<Command>,
): fc.Arbitrary<ScopeCommand> {
  return fc.record({
    does,
    propagation,
    isolation: fc.constantFrom(undefined, undefined, undefined, 'read committed' as const, 'repeatable read' as const),
    readOnly: fc.constantFrom(false, false, false, false, false, true),
    commands: fc.array(inner, { maxLength: LONGEST_SCOPE }),
    failure: fc.constantFrom('let through', 'caught', 'caught'),
    ends: fc.constantFrom('returns', 'returns', 'returns', 'throws', 'sets rollback-only'),
  });
}

function isIndependent(propagation: ScopeCommand['propagation']): boolean {
  return (INDEPENDENT as readonly string[]).includes(propagation);
}

/** Cuts a program so that it has no more than that many commands, those in scopes counted. */
function firstOf(program: readonly Command[], most: number): readonly Command[] {
  let left = most;
  const cut = (commands: readonly Command[]): Command[] => {
    const kept: Command[] = [];
    for (const command of commands) {
      if (left-- <= 0) break;
      kept.push('commands' in command ? { ...command, commands: cut(command.commands) } : command);
    }
    return kept;
  };
  return cut(program);
}
