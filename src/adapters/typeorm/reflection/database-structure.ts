import type { ColumnDataType } from './column-data-type.js';

/**
 * What a database consists of, as plain data that survives JSON: read from a live one by `readStructure`, or worked out
 * from declared tables by `structureOfTables`. Lists are ordered by name, columns as the table has them.
 */
export interface DatabaseStructure {
  readonly engine: 'postgres' | 'sqlite';
  /** Tables of this schema are known by their name alone, others as `schema.name`. */
  readonly defaultSchema: string;
  /** How texts sort in columns that say nothing else. PostgreSQL only. */
  readonly collation?: string;
  readonly tables: readonly TableStructure[];
  readonly views: readonly ViewStructure[];
  /** PostgreSQL only. */
  readonly enums: readonly EnumStructure[];
}

export interface TableStructure {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'partitioned table' | 'foreign table' | 'virtual table';
  readonly comment?: string;
  readonly columns: readonly ColumnStructure[];
  readonly primaryKey?: KeyStructure;
  readonly uniques: readonly UniqueStructure[];
  readonly checks: readonly CheckStructure[];
  readonly foreignKeys: readonly ForeignKeyStructure[];
  /** Without those that a key or a unique constraint made for itself. */
  readonly indexes: readonly IndexStructure[];
  /** What this description has no words for, in plain English: `trigger audit_changes`, `WITHOUT ROWID`. */
  readonly further: readonly string[];
}

export interface ColumnStructure {
  readonly name: string;
  readonly type: ColumnDataType;
  readonly nullable: boolean;
  /** The expression of the default as the database prints it. */
  readonly default?: string;
  /** The database numbers rows by itself: `sequence` by a default that calls one (PostgreSQL's `serial`). */
  readonly numbered?: 'always' | 'by default' | 'sequence' | 'autoincrement';
  /** Computed from other columns. */
  readonly computed?: { readonly expression: string; readonly stored: boolean };
  /** Absent for that of the database. */
  readonly collation?: string;
  readonly comment?: string;
}

export interface KeyStructure {
  /** Absent where the database keeps none: unnamed constraints of SQLite. */
  readonly name?: string;
  readonly columns: readonly string[];
}

export type Deferrability = 'deferrable' | 'initially deferred';

export interface UniqueStructure extends KeyStructure {
  readonly deferrability?: Deferrability;
  /** Two rows of NULL count as equal. */
  readonly nullsNotDistinct?: true;
}

export interface CheckStructure {
  readonly name?: string;
  readonly expression: string;
  /** False while rows from before the check have not been looked at. */
  readonly validated?: false;
}

export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

export interface ForeignKeyStructure extends KeyStructure {
  readonly references: { readonly schema: string; readonly table: string; readonly columns: readonly string[] };
  readonly onUpdate: ReferentialAction;
  readonly onDelete: ReferentialAction;
  readonly match?: 'full';
  readonly deferrability?: Deferrability;
  readonly validated?: false;
}

export interface IndexStructure {
  readonly name: string;
  readonly unique: boolean;
  /** `btree`, `hash`, `gin`, … */
  readonly method: string;
  readonly keys: readonly IndexKey[];
  /** Columns stored beside the keys. */
  readonly include: readonly string[];
  /** Of a partial index. */
  readonly predicate?: string;
  /** False after a `CREATE INDEX CONCURRENTLY` that failed. */
  readonly valid?: false;
}

export interface IndexKey {
  readonly column?: string;
  readonly expression?: string;
  readonly descending: boolean;
  /** Absent for the usual place: last when ascending, first when descending; on SQLite always the other way round. */
  readonly nulls?: 'first' | 'last';
  readonly collation?: string;
  /** Absent for the usual one of the type. */
  readonly operatorClass?: string;
}

export interface ViewStructure {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'view' | 'materialized view';
}

export interface EnumStructure {
  readonly schema: string;
  readonly name: string;
  /** In their order. */
  readonly values: readonly string[];
}

/** What a table is known by in a structure: its name, with the schema in front unless that is the default one. */
export function tableKey(structure: Pick<DatabaseStructure, 'defaultSchema'>, { schema, name }: { schema: string; name: string }): string {
  return schema === structure.defaultSchema ? name : `${schema}.${name}`;
}
