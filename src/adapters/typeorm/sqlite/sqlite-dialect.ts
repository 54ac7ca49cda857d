import { Instant } from '../../../domain/shared/instant.js';
import type { ColumnKind } from '../../schema/shared/table.js';
import { LikePattern } from '../../shared/patterns/like-pattern.js';
import type { Dialect } from '../shared/dialect.js';
import { encodeDoubles, selectDoubles } from './double-list.js';

const TYPES: Readonly<Record<ColumnKind, string>> = {
  integer: 'INTEGER',
  bigint: 'INTEGER',
  double: 'REAL',
  text: 'TEXT',
  boolean: 'INTEGER',
  instant: 'TEXT',
};

/**
 * SQLite's side of the mapping: 64-bit integers travel as decimal text (the native module knows only doubles),
 * booleans as 0 and 1, instants as 27 characters of ISO 8601.
 *
 * A select list casts a 64-bit column to text under its own name: order and compare by the qualified column,
 * `"table"."column"`, or texts will be compared. Negative zero is stored as zero; SQLite has no other.
 */
export const sqliteDialect: Dialect = {
  name: 'sqlite',
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  columnType: ({ kind }) => TYPES[kind],
  selectColumn: (table, name, { kind }) => {
    const column = `${sqliteDialect.quote(table)}.${sqliteDialect.quote(name)}`;
    return `${kind === 'bigint' ? `CAST(${column} AS TEXT)` : column} AS ${sqliteDialect.quote(name)}`;
  },
  encode: (value) => encode(value),
  decoder: ({ kind }) => DECODERS[kind],
  isDistinctFrom: (left, right) => `${left} IS NOT ${right}`,
  isOneOf: (left, placeholder, { kind }) =>
    `${left} IN (${kind === 'double' ? selectDoubles(placeholder) : `SELECT value FROM json_each(${placeholder})`})`,
  encodeList: (values, { kind }) =>
    kind === 'double' ? encodeDoubles(values as readonly number[]) : `[${values.map(listElement).join()}]`,
  // SQLite's LIKE takes "a" for "A"; GLOB does not.
  isLike: (left, placeholder) => `${left} GLOB ${placeholder}`,
  encodePattern: (pattern) => {
    if (pattern instanceof LikePattern) return pattern.glob;
    throw new TypeError('SQLite has no regular expressions: what fits one is looked up before (withoutPatterns)');
  },
};

const DECODERS: Readonly<Partial<Record<ColumnKind, (value: unknown) => unknown>>> = {
  bigint: (value) => BigInt(value as string | number),
  boolean: (value) => value !== 0,
  instant: (value) => Instant.parse(value as string),
};

function encode(value: unknown): unknown {
  switch (typeof value) {
    case 'bigint':
      // The affinity of its column turns it back, digit for digit; sqlite3 binds a text faster than a number, too.
      return String(value);
    case 'boolean':
      return value ? 1 : 0;
    case 'object':
      return value instanceof Instant ? value.toString() : value;
    default:
      return value;
  }
}

/** JSON numbers keep all 64 bits of an integer on SQLite's side. */
function listElement(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(encode(value));
}
