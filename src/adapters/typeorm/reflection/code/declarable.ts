import type { CheckRule, ColumnKind, ColumnSchema, ForeignKeySchema, IndexSchema, TableSchema } from '../../../schema/shared/table.js';
import { sqliteAffinity } from '../column-data-type.js';
import type { ColumnStructure, ForeignKeyStructure, IndexStructure, TableStructure } from '../database-structure.js';
import { checkRuleOf, indexConditionOf, lengthLimitOf } from '../declared-rule.js';
import type { SqlFlavour } from '../sql-tokens.js';

/** As much of a live table as our schema language has words for. */
export interface DeclarableTable {
  readonly structure: TableStructure;
  readonly schema: TableSchema;
}

/**
 * The declaration of a live table. Columns of types that the gateway cannot carry exactly, and rules it has no words for,
 * are left out; comparing the declaration with the table says which. A text when the table cannot be declared at all.
 */
export function declarable(structure: TableStructure, flavour: SqlFlavour, declaredTables: ReadonlySet<string>): DeclarableTable | string {
  if (structure.kind === 'virtual table') return 'it is a virtual table';
  const { primaryKey } = structure;
  if (!primaryKey) return 'it has no primary key';
  const columns = columnsOf(structure, flavour);
  const missing = primaryKey.columns.find((name) => !(name in columns));
  if (missing !== undefined) return `its key has the column ${missing}, whose type cannot be declared`;
  const has = (names: readonly string[]): boolean => names.every((name) => Object.hasOwn(columns, name));
  const schema: TableSchema = {
    name: structure.name,
    columns,
    primaryKey: primaryKey.columns,
    ...filled('uniques', uniquesOf(structure, has)),
    ...filled('foreignKeys', foreignKeysOf(structure, declaredTables, has)),
    ...filled('checks', checksOf(structure, columns, flavour)),
    ...filled('indexes', indexesOf(structure, columns, flavour)),
  };
  return { structure, schema };
}

const POSTGRES_KINDS: Readonly<Record<string, ColumnKind>> = {
  bigint: 'bigint',
  boolean: 'boolean',
  character: 'text',
  'character varying': 'text',
  'double precision': 'double',
  integer: 'integer',
  real: 'double',
  smallint: 'integer',
  text: 'text',
  'timestamp with time zone': 'instant',
};

const SQLITE_KINDS = { integer: 'bigint', text: 'text', real: 'double', numeric: 'double', blob: undefined } as const;
const SQLITE_TEXTS = /^(?:date|datetime|json|time|timestamp|uuid)/;

/** SQLite keeps no width of integers, so each could hold 64 bits. */
function kindOf({ type }: ColumnStructure, flavour: SqlFlavour): ColumnKind | undefined {
  if (flavour === 'postgres') return type.array ? undefined : POSTGRES_KINDS[type.name];
  if (/^bool(?:ean)?$/.test(type.name) || (type.name === 'tinyint' && type.length === 1)) return 'boolean';
  return SQLITE_TEXTS.test(type.name) ? 'text' : SQLITE_KINDS[sqliteAffinity(type.name)];
}

function columnsOf(structure: TableStructure, flavour: SqlFlavour): Record<string, ColumnSchema> {
  const key = structure.primaryKey?.columns ?? [];
  const limits = structure.checks.flatMap(({ expression }) => lengthLimitOf(expression, flavour) ?? []);
  const found = structure.columns.flatMap((column): [string, ColumnSchema][] => {
    const kind = kindOf(column, flavour);
    // A row is an object, in which __proto__ is no property like others.
    if (!kind || column.computed || column.name === '__proto__') return [];
    const limit = flavour === 'sqlite' ? limits.find((check) => check.column === column.name.toLowerCase())?.length : column.type.length;
    const generated = key.length === 1 && key[0] === column.name && numbersItself(structure, column, flavour);
    const schema: ColumnSchema = {
      kind,
      ...(column.nullable && !key.includes(column.name) ? { nullable: true } : {}),
      ...(kind === 'text' && limit !== undefined ? { length: limit } : {}),
      ...(generated && (kind === 'bigint' || kind === 'integer') ? { generated } : {}),
    };
    return [[column.name, schema]];
  });
  return Object.fromEntries(found);
}

/** A lone INTEGER key of SQLite is the number of its row, with AUTOINCREMENT or without. */
function numbersItself({ further }: TableStructure, { numbered, type }: ColumnStructure, flavour: SqlFlavour): boolean {
  return numbered !== undefined || (flavour === 'sqlite' && type.name === 'integer' && !further.includes('WITHOUT ROWID'));
}

type Has = (names: readonly string[]) => boolean;

function uniquesOf({ name, uniques, indexes }: TableStructure, has: Has): [string, readonly string[]][] {
  const byIndex = indexes.flatMap((index) => {
    const columns = plainColumns(index);
    return index.unique && index.predicate === undefined && columns ? [{ name: index.name, columns }] : [];
  });
  return [...uniques, ...byIndex]
    .filter(({ columns }) => columns.length > 0 && has(columns))
    .map((unique) => [unique.name ?? `${name}_${unique.columns.join('_')}_key`, unique.columns]);
}

function foreignKeysOf(table: TableStructure, declared: ReadonlySet<string>, has: Has): [string, ForeignKeySchema][] {
  return table.foreignKeys
    .filter(({ columns, references }) => references.schema === table.schema && declared.has(references.table) && has(columns))
    .map((key) => [key.name ?? `${table.name}_${key.columns.join('_')}_fkey`, foreignKeyOf(key)]);
}

function foreignKeyOf({ columns, references, onDelete }: ForeignKeyStructure): ForeignKeySchema {
  const target = { table: references.table, columns: references.columns };
  return { columns, references: target, ...(onDelete === 'cascade' ? { onDelete } : {}) };
}

function checksOf(table: TableStructure, columns: Readonly<Record<string, ColumnSchema>>, flavour: SqlFlavour): [string, CheckRule][] {
  return table.checks.flatMap(({ name, expression }): [string, CheckRule][] => {
    const found = checkRuleOf(expression, flavour);
    const column = found && columnNamed(columns, found.column, flavour);
    const kind = column === undefined ? undefined : columns[column]?.kind;
    if (!found || column === undefined || kind === undefined || !fits(found, kind)) return [];
    return [[name ?? `${table.name}_${column}_check`, { ...found, column }]];
  });
}

const NUMBERS: readonly ColumnKind[] = ['integer', 'bigint', 'double'];

function fits(rule: CheckRule, kind: ColumnKind): boolean {
  if ('minimumLength' in rule) return kind === 'text';
  if (!('oneOf' in rule)) return NUMBERS.includes(kind);
  return rule.oneOf.every((value) => (typeof value === 'string' ? kind === 'text' : NUMBERS.includes(kind)));
}

function indexesOf(table: TableStructure, columns: Readonly<Record<string, ColumnSchema>>, flavour: SqlFlavour): [string, IndexSchema][] {
  return table.indexes.flatMap((index): [string, IndexSchema][] => {
    const { name, unique, method, predicate } = index;
    const keys = plainColumns(index);
    if (unique || !keys || !keys.every((key) => Object.hasOwn(columns, key)) || (method !== 'btree' && method !== 'hash')) return [];
    const shape = { columns: keys, ...(method === 'hash' ? { method: 'hash' as const } : {}) };
    if (predicate === undefined) return [[name, shape]];
    const where = indexConditionOf(predicate, flavour);
    const column = where && columnNamed(columns, where.column, flavour);
    const kind = column === undefined ? undefined : columns[column]?.kind;
    if (!where || column === undefined || kind === undefined || !fits({ column, oneOf: [where.equals] }, kind)) return [];
    return [[name, { ...shape, where: { ...where, column } }]];
  });
}

/** The columns of an index of nothing but columns, in their usual order. */
function plainColumns({ keys, include, valid }: IndexStructure): readonly string[] | undefined {
  const usual = keys.every(({ descending, nulls, collation, operatorClass }) => !descending && !nulls && !collation && !operatorClass);
  const columns = keys.flatMap(({ column }) => column ?? []);
  return usual && columns.length === keys.length && include.length === 0 && valid !== false ? columns : undefined;
}

function columnNamed(columns: Readonly<Record<string, ColumnSchema>>, name: string, flavour: SqlFlavour): string | undefined {
  if (flavour === 'postgres') return Object.hasOwn(columns, name) ? name : undefined;
  return Object.keys(columns).find((column) => column.toLowerCase() === name);
}

function filled<Key extends string, Value>(key: Key, entries: readonly [string, Value][]): { [Name in Key]?: Record<string, Value> } {
  if (entries.length === 0) return {};
  return { [key]: Object.fromEntries(entries) } as { [Name in Key]: Record<string, Value> };
}
