import type { ColumnSchema, ForeignKeySchema, TableSchema } from '../schema/shared/table.js';

/** A column as a picture shows it. */
export interface EntityColumn {
  readonly name: string;
  /** As declared, the same for every engine: `bigint`, `text(255)`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
  readonly foreign: boolean;
  readonly unique: boolean;
}

/** A table as a picture shows it. */
export interface Entity {
  readonly name: string;
  readonly columns: readonly EntityColumn[];
}

/** A foreign key as a picture shows it: many rows, or at most one, of `from` refer to one row of `to`. */
export interface Relation {
  /** Of the constraint. */
  readonly name: string;
  readonly from: string;
  readonly fromColumns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
  /** A row may refer to none. */
  readonly optional: boolean;
  /** No two rows refer to the same one. */
  readonly single: boolean;
  /** Goes with the row it refers to. */
  readonly cascades: boolean;
}

export interface EntityModel {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

/** Tables and their foreign keys to each other; one to a table that is not among them is left out. */
export function entityModel(tables: readonly TableSchema[]): EntityModel {
  const known = new Set(tables.map(({ name }) => name));
  return {
    entities: tables.map(entityOf),
    relations: tables.flatMap((table) =>
      Object.entries(table.foreignKeys ?? {})
        .filter(([, key]) => known.has(key.references.table))
        .map(([name, key]) => relationOf(table, name, key)),
    ),
  };
}

function entityOf(table: TableSchema): Entity {
  const foreign = new Set(Object.values(table.foreignKeys ?? {}).flatMap(({ columns }) => columns));
  const unique = new Set(Object.values(table.uniques ?? {}).flat());
  return {
    name: table.name,
    columns: Object.entries(table.columns).map(([name, column]) => ({
      name,
      type: typeOf(column),
      nullable: column.nullable ?? false,
      primary: table.primaryKey.includes(name),
      foreign: foreign.has(name),
      unique: unique.has(name),
    })),
  };
}

function typeOf({ kind, length }: ColumnSchema): string {
  return length === undefined ? kind : `${kind}(${String(length)})`;
}

function relationOf(table: TableSchema, name: string, { columns, references, onDelete }: ForeignKeySchema): Relation {
  const keys = [table.primaryKey, ...Object.values(table.uniques ?? {})];
  return {
    name,
    from: table.name,
    fromColumns: columns,
    to: references.table,
    toColumns: references.columns,
    optional: columns.some((column) => table.columns[column]?.nullable),
    single: keys.some((key) => key.every((column) => columns.includes(column))),
    cascades: onDelete === 'cascade',
  };
}
