import fc from 'fast-check';
import { Instant } from '../../domain/shared/instant.js';
import type { CheckRule, ColumnKind, ColumnSchema, TableSchema } from '../../adapters/schema/shared/table.js';
import { compileCheckRule } from '../../adapters/shared/check-rule.js';
import { longerThan } from '../../adapters/shared/value-fault.js';

const INSTANTS = ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59.999999Z', '2020-02-29T12:00:00.000001Z', '9999-12-31T23:59:59.999999Z'];
const GREATEST_BIGINT = 2n ** 63n - 1n;

/** Few values, so that rows meet; among them those at the edges of what can be stored. */
const USUAL: Readonly<Record<ColumnKind, readonly unknown[]>> = {
  integer: [0, 1, 2, 3, 2 ** 31 - 1, -(2 ** 31)],
  bigint: [1n, 2n, 3n, 2n ** 53n + 1n, GREATEST_BIGINT, -GREATEST_BIGINT - 1n],
  double: [0, -0, 1.5, 2, -2.5, 0.1 + 0.2, 1000.5, 1e300, Number.MIN_VALUE, Number.MAX_VALUE],
  text: ['', 'a', 'b', 'B', 'guest', "o'neill", '%', '\u00e9', 'e\u0301', '\u{E000}', '\u{1F52D}', ' a', 'a\\', 'NULL'],
  boolean: [true, false],
  instant: INSTANTS.map((text) => Instant.parse(text)),
};

/** Values that no column of the kind can hold, or none of the declared ones allows. */
const ODD: Readonly<Record<ColumnKind, readonly unknown[]>> = {
  integer: [2 ** 31, -(2 ** 31) - 1, 1.5, Number.NaN, '1', 1n, true, 10, -1],
  bigint: [GREATEST_BIGINT + 1n, -GREATEST_BIGINT - 2n, 1, '1'],
  double: [Number.NaN, Number.POSITIVE_INFINITY, 1n, '1', 1000.6, -1],
  text: ['a\0', '\ud800', '\udfff\ud800', 'x'.repeat(300), '\u{1F52D}'.repeat(9), '', 7, 'guests'],
  boolean: [1, 0, 'true'],
  instant: [new Date(0), '2020-02-29T12:00:00Z', 0],
};

/** Values that the column takes. */
export function plainValue(table: TableSchema, name: string, column: ColumnSchema): fc.Arbitrary<unknown> {
  const usual = fc.constantFrom(...usualValues(table, name, column));
  return column.nullable ? fc.oneof({ arbitrary: usual, weight: 3 }, { arbitrary: fc.constant(null), weight: 1 }) : usual;
}

/** Values for one column: mostly ones that it takes, sometimes null, now and then nonsense. */
export function columnValue(table: TableSchema, name: string, column: ColumnSchema): fc.Arbitrary<unknown> {
  const usual = usualValues(table, name, column);
  const rules = rulesOf(table, name);
  const against = [...USUAL[column.kind], ...ODD[column.kind]].filter(
    (value) => typeof value === typeof usual[0] && !Number.isNaN(value) && !fits(value, column, rules),
  );
  return fc.oneof(
    { arbitrary: fc.constantFrom(...usual), weight: 80 },
    { arbitrary: fc.constant(null), weight: column.nullable ? 20 : 1 },
    ...(against.length === 0 ? [] : [{ arbitrary: fc.constantFrom(...against), weight: 2 }]),
    // Without a value for it the database would number the row, and each does so in its own way after a roll-back.
    { arbitrary: fc.constantFrom(...ODD[column.kind], column.generated ? null : undefined), weight: 1 },
  );
}

/** Keys and references draw from the same few values, so that references are often met. */
function usualValues(table: TableSchema, name: string, column: ColumnSchema): readonly unknown[] {
  const refers = Object.values(table.foreignKeys ?? {}).some(({ columns }) => columns.includes(name));
  if (!refers && !table.primaryKey.includes(name)) return USUAL[column.kind].filter((value) => fits(value, column, rulesOf(table, name)));
  if (column.kind === 'text') return ['a', 'b', 'B', "o'neill", '\u{E000}', '\u{1F52D}'];
  if (column.kind === 'bigint') return [1n, 2n, 3n, 4n];
  return refers ? [1, 2, 3, 4] : [1, 2, 3, 4, 5, 6];
}

function rulesOf(table: TableSchema, name: string): readonly CheckRule[] {
  return Object.values(table.checks ?? {}).filter((rule) => rule.column === name);
}

function fits(value: unknown, column: ColumnSchema, rules: readonly CheckRule[]): boolean {
  if (column.length !== undefined && longerThan(value as string, column.length)) return false;
  return rules.every((rule) => compileCheckRule(rule, column)(value));
}
