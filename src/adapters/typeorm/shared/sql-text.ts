import { createHash } from 'node:crypto';
import type { TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import type { SqlStatement } from './sql-connection.js';

const LONGEST_NAME = 63;
const HASH_DIGITS = 12;

/** A statement under a name that is the same for the same text, so that every connection prepares it once. */
export function statement(label: string, text: string, decode?: SqlStatement['decode']): SqlStatement {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
  return { name: `${label.slice(0, LONGEST_NAME - HASH_DIGITS - 1)}_${hash}`, text, decode };
}

/** The select or returning list of some columns. */
export function columnList(dialect: Dialect, table: TableSchema, names: readonly string[]): string {
  return names.map((name) => dialect.selectColumn(table.name, name, columnOf(table, name))).join(', ');
}

/** `"users"."email"`: qualified, so that an output column of the same name never captures it. */
export function qualified(dialect: Dialect, table: TableSchema, name: string): string {
  return `${dialect.quote(table.name)}.${dialect.quote(name)}`;
}

/** The decoder of rows with these columns; `undefined` when the driver's values are right already. */
export function rowDecoder(dialect: Dialect, table: TableSchema, names: readonly string[]): SqlStatement['decode'] {
  const decoders = names.flatMap((name) => {
    const decode = dialect.decoder(columnOf(table, name));
    return decode ? [{ name, decode }] : [];
  });
  if (decoders.length === 0) return undefined;
  return (row) => {
    for (const { name, decode } of decoders) {
      const value = row[name];
      if (value !== null) row[name] = decode(value);
    }
  };
}

export function columnOf(table: TableSchema, name: string): TableSchema['columns'][string] {
  const column = table.columns[name];
  if (!column) throw new TypeError(`table ${table.name} has no column ${name}`);
  return column;
}
