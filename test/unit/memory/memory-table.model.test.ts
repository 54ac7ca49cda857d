import { expect } from 'chai';
import fc from 'fast-check';
import { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import type { TableGateway } from '../../../src/adapters/shared/table-gateway.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { ConstraintViolation } from '../../../src/ports/shared/database.errors.js';
import { ArrayModel, Broken, childTable, parentTable, type Row } from './array-model.js';

const COMMANDS = 60;
const RUNS = 200;

const number = fc.integer({ min: 0, max: 3 });
const code = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null });
const size = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
const columns = {
  parent: { id: number, code, size },
  child: { shelf: fc.constantFrom('x', 'y'), place: number, parent_id: fc.option(number, { nil: null }), code },
} as const;

const operators = ['equals', 'not', 'gt', 'gte', 'lt', 'lte', 'in', 'null', 'notNull'] as const;
type Operator = (typeof operators)[number];
type Condition = { readonly column: string; readonly operator: Operator; readonly value: unknown };

/** Everything a command may need, generated together; each command takes its part. */
const commandsOn = (table: TableSchema) => {
  const generators: Readonly<Record<string, fc.Arbitrary<unknown>>> = columns[table.name as 'parent' | 'child'];
  const row = fc.record(generators) as fc.Arbitrary<Row>;
  const names = Object.keys(generators);
  const condition = fc.constantFrom(...names).chain((column) =>
    fc.record({
      column: fc.constant(column),
      operator: fc.constantFrom(...operators),
      value: generators[column] as fc.Arbitrary<unknown>,
    }),
  ) as fc.Arbitrary<Condition>;
  return fc.record({
    table: fc.constant(table),
    kind: fc.constantFrom('insert', 'insert', 'update', 'delete', 'insertMany', 'select', 'select', 'begin', 'commit', 'rollback'),
    row,
    rows: fc.array(row, { maxLength: 6 }),
    changed: fc.subarray(names, { minLength: 1 }),
    onConflict: fc.constantFrom('error', 'ignore', 'update'),
    conditions: fc.array(condition, { maxLength: 2 }),
    orderBy: fc.subarray(names).chain((chosen) => fc.shuffledSubarray(chosen)),
    descending: fc.boolean(),
    limit: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    offset: fc.integer({ min: 0, max: 3 }),
  });
};
type Command = ReturnType<typeof commandsOn> extends fc.Arbitrary<infer T> ? T : never;

/** Two models of one filter: the gateway's, and a plain test. */
function filter(conditions: readonly Condition[]): { where: object; matches: (row: Row) => boolean } {
  const usable = conditions.filter(
    ({ column, operator, value }, index) =>
      conditions.findIndex((one) => one.column === column) === index &&
      (value !== null || ['equals', 'not', 'null', 'notNull'].includes(operator)),
  );
  const where = usable.map(({ column, operator, value }) => {
    const condition = { equals: value, null: null, notNull: { not: null }, in: { in: [value, value] } } as Readonly<
      Record<string, unknown>
    >;
    return [column, operator in condition ? condition[operator] : { [operator]: value }];
  });
  const matches = (row: Row) => usable.every(({ column, operator, value }) => passes(row[column], operator, value));
  return { where: Object.fromEntries(where) as object, matches };
}

function passes(actual: unknown, operator: Operator, value: unknown): boolean {
  if (operator === 'null') return actual === null;
  if (operator === 'notNull') return actual !== null;
  if (operator === 'not') return actual !== value;
  if (operator === 'equals') return actual === value;
  if (actual === null) return false;
  const [one, other] = [actual as number, value as number];
  return { gt: one > other, gte: one >= other, lt: one < other, lte: one <= other, in: one === other }[operator];
}

async function outcome(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConstraintViolation) return `broken: ${error.constraint}`;
    if (error instanceof Broken) return `broken: ${error.message}`;
    throw error;
  }
}

/** Runs the commands on both; `begin` runs what follows in a nested transaction until its `commit` or `rollback`. */
async function compare(commands: readonly Command[]): Promise<void> {
  const database = new MemoryDatabase('model', [parentTable, childTable]);
  const model = new ArrayModel();
  let next = 0;

  const level = async (depth: number): Promise<void> => {
    for (let command = commands[next++]; command; command = commands[next++]) {
      if (command.kind === 'begin' && depth < 3) {
        const before = model.rows;
        const rolledBack = new Error('rolled back');
        const nested = database.transaction(
          async () => {
            await level(depth + 1);
            if (commands[next - 1]?.kind === 'rollback') throw rolledBack;
          },
          { propagation: 'nested' },
        );
        await nested.catch((error: unknown) => {
          if (error !== rolledBack) throw error;
          model.rows = before;
        });
      } else if (command.kind === 'commit' || command.kind === 'rollback') {
        if (depth > 0) return;
      } else await statement(database, model, command);
    }
  };
  await level(0);
  for (const table of [parentTable, childTable])
    expect(await database.table<TableSchema>(table).select()).to.deep.equal(model.select(table, () => true, [], false));
}

async function statement(database: MemoryDatabase, model: ArrayModel, command: Command): Promise<void> {
  const { table, row, kind, onConflict, descending, orderBy, limit, offset } = command;
  const gateway = database.table(table) as unknown as TableGateway<TableSchema>;
  const changes = Object.fromEntries(command.changed.map((name) => [name, row[name]]));
  const given = (command.rows[0] ?? row) as never;
  const { where, matches } = filter(command.conditions);
  // What may fail runs nested, so that the transaction around it goes on.
  const write = (work: () => Promise<unknown>) => outcome(() => database.transaction(work, { propagation: 'nested' }));
  const compared: Readonly<Record<string, () => Promise<readonly [actual: unknown, expected: unknown]>>> = {
    insert: async () => [await write(() => gateway.insert(row as never)), await outcome(() => model.insert(table, row))],
    update: async () => [
      await write(() => gateway.update(given, changes as never)),
      await outcome(() => model.update(table, given, changes)),
    ],
    delete: async () => [await write(() => gateway.delete(row as never)), await outcome(() => model.delete(table, row))],
    insertMany: async () => [
      await write(() => gateway.insertMany(command.rows as never, { onConflict })),
      await outcome(() => model.insertMany(table, command.rows, onConflict)),
    ],
  };
  const pair = await compared[kind]?.();
  if (pair) expect(pair[0], kind).to.deep.equal(pair[1]);
  const page = { where, orderBy: orderBy as never[], descending, offset, ...(limit === undefined ? {} : { limit }) };
  expect(await gateway.select(page), 'select').to.deep.equal(model.select(table, matches, orderBy, descending, limit, offset));
  expect(await gateway.count(where), 'count').to.equal(model.select(table, matches, [], false).length);
  expect(await gateway.find(row as never), 'find').to.deep.equal(model.find(table, row));
}

describe('a table in memory and a plain array', () => {
  const seed = Math.trunc(Math.random() * 2 ** 31);

  it(`are the same after any statements and transactions (seed ${String(seed)})`, async () => {
    const commands = fc.array(fc.oneof(commandsOn(parentTable), commandsOn(childTable)), { maxLength: COMMANDS, size: 'max' });
    await fc.assert(fc.asyncProperty(commands, compare), { seed, numRuns: RUNS, interruptAfterTimeLimit: 40_000 });
  }).timeout(60_000);
});
