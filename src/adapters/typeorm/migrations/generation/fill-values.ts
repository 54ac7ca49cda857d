import { InvalidValue } from '../../../../domain/shared/invalid-value.js';
import { Instant } from '../../../../domain/shared/instant.js';
import type { ColumnSchema, TableSchema } from '../../../schema/shared/table.js';
import { sqliteAffinity } from '../../reflection/column-data-type.js';
import type { DatabaseStructure } from '../../reflection/database-structure.js';
import { literal } from '../../shared/ddl.js';
import type { Dialect } from '../../shared/dialect.js';
import type { FillOf } from './change.js';
import type { DialectName } from './table-text.js';

/** `users.phone` to the value as a person writes it. */
export type Fills = Readonly<Record<string, string>>;

/** Values as SQL of a dialect, by the declared kinds of their columns. @throws InvalidValue for one that its column cannot hold. */
export function fillsOf(fills: Fills, tables: readonly TableSchema[], dialect: Dialect): FillOf {
  return (table, column) => {
    const value = fills[`${table}.${column}`];
    const schema = tables.find(({ name }) => name === table)?.columns[column];
    return value === undefined || !schema ? undefined : fillText(`${table}.${column}`, value, schema, dialect);
  };
}

function fillText(field: string, value: string, { kind }: ColumnSchema, dialect: Dialect): string {
  switch (kind) {
    case 'text':
      return literal(value);
    case 'boolean': {
      if (value !== 'true' && value !== 'false') throw new InvalidValue(field, value, 'true or false');
      if (dialect.name === 'postgres') return value;
      return value === 'true' ? '1' : '0';
    }
    case 'instant':
      return literal(String(dialect.encode(Instant.parse(value), { kind })));
    default:
      if (!/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value)) throw new InvalidValue(field, value, 'a number');
      return value;
  }
}

/** A value that means nothing, for columns that come back on the way down: what they held is gone. */
export function neutralFills(structure: DatabaseStructure, dialect: DialectName): FillOf {
  return (table, column) => {
    const type = structure.tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)?.type.name ?? 'text';
    if (dialect === 'sqlite') return sqliteAffinity(type) === 'text' ? `''` : '0';
    if (type.startsWith('timestamp') || type === 'date') return `'1970-01-01'`;
    if (type === 'boolean') return 'false';
    return /int|numeric|double|real/.test(type) ? '0' : `''`;
  };
}
