import fc from 'fast-check';
import type { Command, ScopeCommand, TableCommand, UserCommand } from './command.js';
import { loadCommand, tableCommands } from './table-commands.js';
import { modelTables } from './world.js';
import { PROPAGATIONS } from '../contracts/propagation/script.js';

const INDEPENDENT = ['requiresNew', 'notSupported'] as const;
const LEVELS = 3;
const LONGEST_SCOPE = 12;
const MOST_SUBJECTS = 2;

const emails = fc.constantFrom('a@x.org', 'b@x.org', 'c@x.org', 'D@x.org');
const names = fc.constantFrom('Ann', 'Bob', '\u{1F52D}', 'x'.repeat(255), '\u{1F52D}'.repeat(255));

const userCommands: fc.Arbitrary<UserCommand> = fc.oneof(
  { arbitrary: fc.record({ does: fc.constant('register' as const), email: emails, name: names }), weight: 2 },
  {
    arbitrary: fc.record({ does: fc.constant('change user' as const), email: emails, to: fc.record({ email: emails, name: names }) }),
    weight: 1,
  },
  { arbitrary: fc.record({ does: fc.constantFrom('save a deleted user' as const, 'delete user' as const), email: emails }), weight: 1 },
  { arbitrary: fc.record({ does: fc.constant('find user' as const), email: emails }), weight: 1 },
  {
    arbitrary: fc.record({
      does: fc.constant('list users' as const),
      limit: fc.integer({ min: 1, max: 3 }),
      offset: fc.integer({ min: 0, max: 2 }),
    }),
    weight: 1,
  },
);

/**
 * Independent work inside a transaction that touched the same rows would wait for it for ever on one engine and be refused
 * on another; so it keeps to one table that the transactions around it leave alone.
 */
const APART = 'contract_seat';

/** Tables that belong together. A program is about few of them, so that its commands meet. */
const SUBJECTS: readonly (readonly string[])[] = [
  ['contract_specimen'],
  ['contract_owner', 'contract_pet', 'contract_visit'],
  ['contract_branch'],
  ['contract_label'],
  [APART],
  ['users'],
];

interface Vocabulary {
  /** Commands that fill the tables. */
  readonly loads: readonly fc.Arbitrary<TableCommand>[];
  readonly anywhere: fc.Arbitrary<Command>;
  readonly inTransactions: fc.Arbitrary<Command>;
}

/** Programs of that many commands at most, scopes of commands among them. */
export function programs(commands: number): fc.Arbitrary<readonly Command[]> {
  return fc.subarray([...SUBJECTS], { minLength: 1, maxLength: MOST_SUBJECTS }).chain((subjects) => {
    const { loads, anywhere, inTransactions } = vocabularyOf(subjects.flat());
    const outside = fc.oneof({ arbitrary: anywhere, weight: 4 }, { arbitrary: scopes(LEVELS, inTransactions), weight: 1 });
    return fc
      .tuple(fc.tuple(...loads), fc.array(outside, { maxLength: 2 * commands, size: 'max' }))
      .map(([first, others]) => firstOf([...first, ...others], commands));
  });
}

function vocabularyOf(tables: readonly string[]): Vocabulary {
  const named = modelTables.filter(({ name }) => name !== 'users' && tables.includes(name));
  const commandsOf = (some: typeof named): fc.Arbitrary<Command> =>
    fc.oneof(...some.map(tableCommands), ...(tables.includes('users') || some.length === 0 ? [userCommands] : []));
  return {
    loads: named.map(loadCommand),
    anywhere: commandsOf(named),
    inTransactions: commandsOf(named.filter(({ name }) => name !== APART)),
  };
}

const apartCommands = fc.oneof(...modelTables.filter(({ name }) => name === APART).map(tableCommands));

function scopes(levels: number, commands: fc.Arbitrary<Command>): fc.Arbitrary<ScopeCommand> {
  const inner: fc.Arbitrary<Command> =
    levels > 1
      ? fc.oneof(
          { arbitrary: commands, weight: 6 },
          { arbitrary: scopes(levels - 1, commands).filter(({ propagation }) => !isIndependent(propagation)), weight: 2 },
          { arbitrary: scopeOf(fc.constant('transaction'), fc.constantFrom(...INDEPENDENT), apartCommands), weight: 1 },
        )
      : commands;
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
