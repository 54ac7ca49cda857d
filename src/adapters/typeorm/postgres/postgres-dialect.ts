import { Instant } from '../../../domain/shared/instant.js';
import type { ColumnKind, ColumnSchema } from '../../schema/shared/table.js';
import { TextPattern } from '../../shared/patterns/text-pattern.js';
import type { Dialect } from '../shared/dialect.js';
import { encodeRows } from './binary-rows.js';

const TYPES: Readonly<Record<ColumnKind, string>> = {
  integer: 'integer',
  bigint: 'bigint',
  double: 'double precision',
  text: 'varchar',
  boolean: 'boolean',
  instant: 'timestamptz(6)',
};

/** SQL and values of PostgreSQL. Connections of `PostgresEngine` give every column kind exactly, so nothing is decoded here. */
export const postgresDialect: Dialect = {
  name: 'postgres',
  quote,
  columnType: (column) =>
    column.kind === 'text' && column.length !== undefined ? `varchar(${String(column.length)})` : TYPES[column.kind],
  selectColumn: (table, name) => `${quote(table)}.${quote(name)}`,
  encode,
  decoder: () => undefined,
  isDistinctFrom: (left, right) => `${left} IS DISTINCT FROM ${right}`,
  isOneOf: (left, placeholder, column) => `${left} = ANY(${placeholder}::${TYPES[column.kind]}[])`,
  encodeList: (values, column) => values.map((value) => encode(value, column)),
  isLike: (left, placeholder) => `${left} LIKE ${placeholder}`,
  encodePattern: (pattern) => (pattern instanceof TextPattern ? pattern.postgres : pattern.source),
  encodeRows,
};

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function encode(value: unknown, column: ColumnSchema): unknown {
  if (column.kind === 'instant' && value instanceof Instant) return value.toString();
  return typeof value === 'bigint' ? value.toString() : value;
}
