import type { Instant } from '../../../domain/shared/instant.js';

/**
 * What a column holds, the same on every engine. `integer` is 32 bits, `bigint` 64 bits, `double` IEEE 754 binary64
 * (finite), `instant` UTC with microseconds.
 *
 * | kind | TypeScript | PostgreSQL | SQLite |
 * | --- | --- | --- | --- |
 * | integer | number | integer | INTEGER |
 * | bigint | bigint | bigint | INTEGER |
 * | double | number | double precision | REAL |
 * | text | string | varchar(length) or text | TEXT |
 * | boolean | boolean | boolean | INTEGER 0 or 1 |
 * | instant | Instant | timestamptz(6) | TEXT, ISO 8601 UTC with six decimals |
 */
export interface ColumnTypes {
  integer: number;
  bigint: bigint;
  double: number;
  text: string;
  boolean: boolean;
  instant: Instant;
}

export type ColumnKind = keyof ColumnTypes;

export interface ColumnSchema {
  readonly kind: ColumnKind;
  /** Default false: the column is NOT NULL. */
  readonly nullable?: boolean;
  /** The most characters (Unicode code points) of a text. */
  readonly length?: number;
  /** The database numbers new rows, from 1 up; only for a single `bigint` or `integer` primary key. */
  readonly generated?: boolean;
}

/** A rule over one column, enforced by all engines. `values` are compared as the column's own type. */
export type CheckRule =
  | { readonly column: string; readonly atLeast: number }
  | { readonly column: string; readonly atMost: number }
  | { readonly column: string; readonly between: readonly [number, number] }
  | { readonly column: string; readonly oneOf: readonly (string | number)[] }
  /** The fewest characters of a text. */
  | { readonly column: string; readonly minimumLength: number };

export interface ForeignKeySchema {
  readonly columns: readonly string[];
  readonly references: { readonly table: string; readonly columns: readonly string[] };
  /** Default `restrict`. */
  readonly onDelete?: 'restrict' | 'cascade';
}

export interface IndexSchema {
  readonly columns: readonly string[];
  /** Default `btree`. SQLite has btree only and uses it for both. */
  readonly method?: 'btree' | 'hash';
  /** A partial index: only the rows in which `column` equals `equals`. */
  readonly where?: { readonly column: string; readonly equals: string | number };
}

/** One table as plain data: TypeORM's entities, the DDL of both databases and the in-memory engine are all built from it. */
export interface TableSchema {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnSchema>>;
  /** Column names; the constraint is called `<table>_pkey`. */
  readonly primaryKey: readonly string[];
  /** Constraint name to columns. */
  readonly uniques?: Readonly<Record<string, readonly string[]>>;
  readonly foreignKeys?: Readonly<Record<string, ForeignKeySchema>>;
  readonly checks?: Readonly<Record<string, CheckRule>>;
  readonly indexes?: Readonly<Record<string, IndexSchema>>;
}

type ColumnValue<Column extends ColumnSchema> = ColumnTypes[Column['kind']] | (Column extends { readonly nullable: true } ? null : never);

/** The row of a table as TypeScript sees it: column names and values, absent values as `null`. */
export type RowOf<Table extends TableSchema> = {
  -readonly [Name in keyof Table['columns']]: ColumnValue<Table['columns'][Name]>;
};

type GeneratedColumn<Table extends TableSchema> = {
  [Name in keyof Table['columns']]: Table['columns'][Name] extends { readonly generated: true } ? Name : never;
}[keyof Table['columns']];

/** A row before its insert: generated columns may be left out. */
export type NewRowOf<Table extends TableSchema> = Omit<RowOf<Table>, GeneratedColumn<Table>> &
  Partial<Pick<RowOf<Table>, GeneratedColumn<Table> & keyof RowOf<Table>>>;

/** Declares a table, keeping its literal types for `RowOf`. @throws TypeError when it names a column it does not have. */
export function defineTable<const Table extends TableSchema>(table: Table): Table {
  const named = [
    ...table.primaryKey,
    ...Object.values(table.uniques ?? {}).flat(),
    ...Object.values(table.foreignKeys ?? {}).flatMap((key) => key.columns),
    ...Object.values(table.checks ?? {}).map((rule) => rule.column),
    ...Object.values(table.indexes ?? {}).flatMap((index) => [...index.columns, ...(index.where ? [index.where.column] : [])]),
  ];
  for (const column of named)
    if (!(column in table.columns)) throw new TypeError(`table ${table.name} names the column ${column}, which it does not declare`);
  return table;
}
