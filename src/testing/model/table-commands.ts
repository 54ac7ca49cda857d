import fc from 'fast-check';
import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { compareKeys } from '../../adapters/shared/row-key.js';
import { columnValue, plainValue } from './column-values.js';
import type { TableCommand } from './command.js';

type Row = Record<string, unknown>;

/** Rows that a table is filled with. */
const LOADED = 4;
const OPERATORS = ['gt', 'gte', 'lt', 'lte', 'not', 'not'] as const;
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
      arbitrary: command('insertMany', fc.record({ rows: parts.rows, onConflict: fc.constantFrom('error', 'ignore', 'update') })),
      weight: 3,
    },
    { arbitrary: command('update', fc.record({ key: parts.key, changes: parts.changes })), weight: 3 },
    { arbitrary: command('delete', fc.record({ key: parts.key })), weight: 1 },
    { arbitrary: command('find', fc.record({ key: parts.key })), weight: 1 },
    { arbitrary: command('select', fc.record({ where: parts.where, selection: parts.selection })), weight: 5 },
    { arbitrary: command('count', fc.record({ where: parts.where })), weight: 1 },
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
  const where = filterOf(table, values);
  const order = {
    orderBy: sometimes(fc.shuffledSubarray(names, { minLength: 1 }), fc.constant<string[]>(['stray'])),
    descending: fc.boolean(),
  };
  const selection = fc.record(
    {
      ...order,
      limit: sometimes(fc.integer({ min: 0, max: 5 }), fc.constantFrom(-1, 1.5)),
      offset: sometimes(fc.integer({ min: 0, max: 3 }), fc.constantFrom(-1, Number.NaN)),
    },
    { requiredKeys: [] },
  );
  const ordered: fc.Arbitrary<Row> = fc.record(order);
  return {
    row,
    key,
    changes,
    where,
    selection: fc.oneof<fc.Arbitrary<Row>[]>(ordered, selection),
    rows: fc.array(row, { maxLength: 6 }).map((rows) => inOrderOfReference(table, rows)),
  };
}

function filterOf(table: TableSchema, values: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Row> {
  const condition = (name: string): fc.Arbitrary<unknown> => {
    const value = values[name] as fc.Arbitrary<unknown>;
    const operator = fc.record({ operator: fc.constantFrom(...OPERATORS), value }).map((one): Row => ({ [one.operator]: one.value }));
    const inList = fc.array(value, { maxLength: 3 }).map((list): Row => ({ in: list.filter((one) => one !== null) }));
    return fc.oneof(
      { arbitrary: value, weight: 3 },
      { arbitrary: operator, weight: 4 },
      { arbitrary: inList, weight: 2 },
      { arbitrary: fc.array(operator, { minLength: 2, maxLength: 3 }).map((several) => Object.assign({}, ...several) as Row), weight: 2 },
      { arbitrary: fc.constantFrom<unknown>({ not: null }, {}, { like: 'a' }, { in: [null] }), weight: 1 },
    );
  };
  const one = fc.constantFrom(...Object.keys(table.columns)).chain((name) => condition(name).map((value): Row => ({ [name]: value })));
  return sometimes(
    fc.oneof(
      { arbitrary: fc.constant<Row>({}), weight: 4 },
      { arbitrary: one, weight: 4 },
      { arbitrary: fc.tuple(one, one).map(([first, second]): Row => ({ ...first, ...second })), weight: 1 },
    ),
    fc.constant<Row>({ stray: 1 }),
  );
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

function without(row: Row, name: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([one]) => one !== name));
}
