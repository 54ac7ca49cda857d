import type { ColumnKind, ColumnSchema, TableSchema } from '../../../schema/shared/table.js';
import type { TableStructure } from '../database-structure.js';
import { propertyNames, tableNames, type TableNames } from './names.js';
import type { ReflectedTables } from './reflected-tables.js';

/** Everything the files of one table are written from. */
export interface TableCode extends TableNames {
  readonly context: string;
  readonly schema: TableSchema;
  readonly structure: TableStructure;
  readonly fields: readonly FieldCode[];
  /** The column that the database numbers, if any. */
  readonly generated: FieldCode | undefined;
  /** What the table has and the declaration has no words for. */
  readonly limits: readonly string[];
}

export interface FieldCode {
  readonly column: string;
  readonly property: string;
  readonly schema: ColumnSchema;
  /** The name of its id type; undefined for a plain value. */
  readonly id: string | undefined;
  readonly comment: string | undefined;
}

/** The id types: name to what they brand and the table they are the key of. */
export interface IdCode {
  readonly name: string;
  readonly table: string;
  readonly base: 'bigint' | 'number' | 'string';
}

export const TYPES_OF_KINDS: Readonly<Record<ColumnKind, string>> = {
  integer: 'number',
  bigint: 'bigint',
  double: 'number',
  text: 'string',
  boolean: 'boolean',
  instant: 'Instant',
};

const BRANDED: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['integer', 'bigint', 'text']);

/** Names everything and finds whose key each column holds. */
export function planCode(
  { tables }: ReflectedTables,
  context: string,
  limitsOf: (table: string) => readonly string[],
): { readonly tables: readonly TableCode[]; readonly ids: readonly IdCode[] } {
  const names = tableNames(
    tables.map(({ schema }) => schema.name),
    context,
  );
  const schemas = new Map(tables.map(({ schema }) => [schema.name, schema]));
  const nameOf = (table: string): TableNames => names.get(table) as TableNames;
  const planned = tables.map(({ schema, structure }): TableCode => {
    const properties = propertyNames(Object.keys(schema.columns));
    const comments = new Map(structure.columns.map(({ name, comment }) => [name, comment]));
    const fields = Object.entries(schema.columns).map(([column, columnSchema]): FieldCode => {
      const owner = keyOwner(schema, column, schemas);
      return {
        column,
        property: properties.get(column) as string,
        schema: columnSchema,
        id: owner === undefined ? undefined : nameOf(owner).idName,
        comment: comments.get(column),
      };
    });
    const generated = fields.find((field) => field.schema.generated);
    return { ...nameOf(schema.name), context, schema, structure, fields, generated, limits: limitsOf(schema.name) };
  });
  const ids = planned.flatMap(({ schema, idName }): IdCode[] => {
    const [key = ''] = schema.primaryKey;
    const kind = keyOwner(schema, key, schemas) === schema.name ? schema.columns[key]?.kind : undefined;
    return kind ? [{ name: idName, table: schema.name, base: TYPES_OF_KINDS[kind] as IdCode['base'] }] : [];
  });
  return { tables: planned, ids };
}

/** The table whose key of one column a column holds: its own, or that at the end of its foreign keys. */
function keyOwner(
  schema: TableSchema,
  column: string,
  schemas: ReadonlyMap<string, TableSchema>,
  seen: readonly string[] = [],
): string | undefined {
  const kind = schema.columns[column]?.kind;
  if (!kind || !BRANDED.has(kind)) return undefined;
  const target = Object.values(schema.foreignKeys ?? {}).find(({ columns }) => columns.length === 1 && columns[0] === column)?.references;
  const [targetColumn = ''] = target?.columns ?? [];
  const next = target && schemas.get(target.table);
  if (next && isKey(next, targetColumn) && next.columns[targetColumn]?.kind === kind && !seen.includes(next.name) && next !== schema)
    return keyOwner(next, targetColumn, schemas, [...seen, schema.name]);
  if (next === schema && isKey(next, targetColumn) && targetColumn !== column) return keyOwner(schema, targetColumn, schemas, seen);
  return isKey(schema, column) ? schema.name : undefined;
}

function isKey({ primaryKey }: TableSchema, column: string): boolean {
  return primaryKey.length === 1 && primaryKey[0] === column;
}
