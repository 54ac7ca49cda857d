import fc from 'fast-check';
import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { columnValue, plainValue } from './column-values.js';
import type { TableCommand } from './command.js';
import { filters, givenFilters } from './filters.js';
import { compareKeys } from './row-key.js';

type Row = Record<string, unknown>;

/** Rows that a table is filled with. */
const LOADED = 4;
const sometimes = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight: 60 }, { arbitrary: rare, weight: 1 });

/** Calls of the gateway of one table. */
export function tableCommands(table: TableSchema): fc.Arbitrary<TableCommand> {
  const parts = partsOf(table);
  const named = { table: fc.constant(table.name) };
  const command = <Name extends TableCommand['does'], Part>(does: Name, part: fc.Arbitrary<Part>) =>
    fc.record({ does: fc.constant(does), ...named, part }).map(({ part: given, ...rest }) => ({ ...rest, ...given }));
  return fc.oneof(
    { arbitrary: command('insert', fc.record({ row: parts.row })), weight: 4 },
    {
      arbitrary: command(
        'insertMany',
        fc.record({ rows: parts.rows, onConflict: fc.constantFrom('error', 'ignore', 'update'), streamed: fc.boolean() }),
      ),
      weight: 3,
    },
    { arbitrary: command('update', fc.record({ key: parts.key, changes: parts.changes })), weight: 3 },
    { arbitrary: command('delete', fc.record({ key: parts.key })), weight: 1 },
    { arbitrary: command('find', fc.record({ key: parts.key })), weight: 1 },
    { arbitrary: command('select', fc.record({ where: parts.where, selection: parts.selection })), weight: 5 },
    { arbitrary: command('count', fc.record({ where: parts.where })), weight: 1 },
    { arbitrary: command('exists', fc.record({ where: parts.where })), weight: 1 },
    { arbitrary: command('findOne', fc.record({ where: parts.where, selection: parts.order })), weight: 1 },
    { arbitrary: command('paginate', fc.record({ where: parts.where, selection: parts.order, ...parts.page })), weight: 1 },
    { arbitrary: command('walk', fc.record({ where: parts.where, selection: parts.order, limit: parts.few })), weight: 2 },
    { arbitrary: command('stream', fc.record({ where: parts.where, selection: parts.selection, batchSize: parts.few })), weight: 1 },
    { arbitrary: command('summarize', fc.record({ request: parts.summary })), weight: 2 },
    { arbitrary: command('getOrCreate', parts.wanted), weight: 2 },
    { arbitrary: command('update where', fc.record({ where: parts.touched, changes: parts.oneChange })), weight: 1 },
    { arbitrary: command('delete where', fc.record({ where: parts.touched })), weight: 1 },
  );
}

/** Fills a table with a few rows that it takes; those it refers to must be there. */
export function loadCommand(table: TableSchema): fc.Arbitrary<TableCommand> {
  const values = Object.fromEntries(Object.entries(table.columns).map(([name, column]) => [name, plainValue(table, name, column)]));
  const alike = (one: Row, other: Row): boolean =>
    Object.values(table.uniques ?? {}).some((columns) => columns.every((name) => one[name] !== null && one[name] === other[name]));
  const rows = fc.uniqueArray(fc.record(values), { comparator: alike, minLength: LOADED, maxLength: LOADED, size: 'max' });
  return fc.record({
    does: fc.constant('insertMany' as const),
    table: fc.constant(table.name),
    rows: rows.map((some) => inOrderOfReference(table, numbered(table, some))),
    onConflict: fc.constant('ignore' as const),
    streamed: fc.constant(false),
  });
}

/** A key that is one number counts from 1 up, so that it can be referred to. */
function numbered(table: TableSchema, rows: readonly Row[]): readonly Row[] {
  const [key, ...more] = table.primaryKey;
  const kind = table.columns[key ?? '']?.kind;
  if (key === undefined || more.length > 0 || kind === 'text') return rows;
  return rows.map((row, index) => ({ ...row, [key]: kind === 'bigint' ? BigInt(index + 1) : index + 1 }));
}

function partsOf(table: TableSchema) {
  const names = Object.keys(table.columns);
  const values = Object.fromEntries(Object.entries(table.columns).map(([name, column]) => [name, columnValue(table, name, column)]));
  const stray = fc.constant<Row>({ stray: 1 });
  const record = (columns: readonly string[]): fc.Arbitrary<Row> =>
    fc.record(Object.fromEntries(columns.map((name) => [name, values[name] as fc.Arbitrary<unknown>])));
  const row = sometimes(
    record(names),
    record(names).chain((whole) => fc.constantFrom({ ...whole, stray: 1 }, without(whole, names[1] ?? ''))),
  );
  const key = sometimes(
    record(table.primaryKey),
    record(table.primaryKey).map((whole) => without(whole, table.primaryKey[0] ?? '')),
  );
  const changes = sometimes(fc.subarray(names).chain(record), stray);
  const where = filters(table, values);
  const order = {
    orderBy: sometimes(orders(names), fc.constantFrom<unknown[]>(['stray'], [{ column: names[0], direction: 'down' }])),
    descending: fc.boolean(),
  };
  const few = sometimes(fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, -1, 1.5));
  const selection = fc.record(
    {
      ...order,
      limit: sometimes(fc.integer({ min: 0, max: 5 }), fc.constantFrom(-1, 1.5)),
      offset: sometimes(fc.integer({ min: 0, max: 3 }), fc.constantFrom(-1, Number.NaN)),
    },
    { requiredKeys: [] },
  );
  const ordered: fc.Arbitrary<Row> = fc.record(order);
  const unordered = fc.constant<Row>({});
  const columns = fc.subarray(names);
  const keys = [table.primaryKey, ...Object.values(table.uniques ?? {}), names.slice(0, 1)];
  return {
    few,
    page: { page: few, perPage: few },
    order: fc.oneof(ordered, unordered),
    summary: fc.record({ by: columns, where, sum: numbersOf(table), average: numbersOf(table), least: columns, greatest: columns }),
    wanted: fc.tuple(row, fc.constantFrom(...keys)).map(([whole, key]) => ({ key: only(whole, key), defaults: without(whole, ...key) })),
    touched: givenFilters(table, values),
    // Of several columns, which constraint is met first would depend on the order in which an engine comes to the rows.
    oneChange: sometimes(
      fc.constantFrom(...names).chain((name) => record([name])),
      stray,
    ),
    row,
    key,
    changes,
    where,
    selection: fc.oneof<fc.Arbitrary<Row>[]>(ordered, selection),
    rows: fc.array(row, { maxLength: 6 }).map((rows) => inOrderOfReference(table, rows)),
  };
}

/** In one bulk a row may refer to itself and to rows before it only. */
function inOrderOfReference(table: TableSchema, rows: readonly Row[]): Row[] {
  const own = Object.values(table.foreignKeys ?? {}).find(({ references }) => references.table === table.name);
  const [column] = own?.columns ?? [];
  const [key] = table.primaryKey;
  if (column === undefined || key === undefined) return [...rows];
  return rows
    .map((row) => ((row[column] as number) > (row[key] as number) ? { ...row, [column]: null } : row))
    .sort((one, other) => compareKeys(table, one, other));
}

/** Some columns to order by, each by its name or with a direction of its own. */
function orders(names: readonly string[]): fc.Arbitrary<unknown[]> {
  return fc
    .tuple(
      fc.shuffledSubarray([...names], { minLength: 1 }),
      fc.array(fc.constantFrom('', '', 'ascending', 'descending'), { minLength: 12 }),
    )
    .map(([columns, directions]) =>
      columns.map((column, index) => (directions[index] ? { column, direction: directions[index] } : column)),
    );
}

/** Columns to add up; now and then one that is no number. */
function numbersOf(table: TableSchema): fc.Arbitrary<string[]> {
  const names = Object.keys(table.columns);
  const numbers = names.filter((name) => ['integer', 'bigint', 'double'].includes(table.columns[name]?.kind ?? ''));
  return sometimes(fc.subarray(numbers), fc.constantFrom(names, ['stray']));
}

function without(row: Row, ...names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([one]) => !names.includes(one)));
}

function only(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([one]) => names.includes(one)));
}
