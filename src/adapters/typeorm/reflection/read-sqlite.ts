import { groupBy } from '../../../container/graph/group-by.js';
import { parseSqliteType } from './column-data-type.js';
import type {
  ColumnStructure,
  DatabaseStructure,
  ForeignKeyStructure,
  IndexKey,
  IndexStructure,
  ReferentialAction,
  TableStructure,
  UniqueStructure,
} from './database-structure.js';
import { readIndexText } from './sqlite-index-text.js';
import { readTableText, type NamedColumns, type SqliteTableText } from './sqlite-table-text.js';
import type { StructureSource } from './structure-source.js';

const SCHEMA = 'main';
const OURS = `WHERE m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;

const RELATIONS = `SELECT l.name, l.type, l.wr, l.strict, m.sql FROM pragma_table_list l JOIN sqlite_schema m ON m.name = l.name
  ${OURS} AND l.schema = 'main' AND m.type IN ('table', 'view') ORDER BY l.name`;
const COLUMNS = `SELECT m.name AS table_name, x.name, x.type, x."notnull" AS not_null, x.dflt_value AS expression, x.pk, x.hidden
  FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) x ${OURS} AND m.type = 'table' ORDER BY m.name, x.cid`;
const INDEXES = `SELECT m.name AS table_name, l.name, l."unique" AS is_unique, l.origin, i.sql
  FROM sqlite_schema m JOIN pragma_index_list(m.name) l LEFT JOIN sqlite_schema i ON i.type = 'index' AND i.name = l.name
  ${OURS} AND m.type = 'table' ORDER BY m.name, l.name`;
const INDEX_KEYS = `SELECT l.name AS index_name, k.name, k."desc" AS descending, k.coll FROM sqlite_schema m
  JOIN pragma_index_list(m.name) l JOIN pragma_index_xinfo(l.name) k ${OURS} AND m.type = 'table' AND k.key = 1 ORDER BY l.name, k.seqno`;
const FOREIGN_KEYS = `SELECT m.name AS table_name, f.id, f."table" AS target, f."from", f."to", f.on_update, f.on_delete
  FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f ${OURS} AND m.type = 'table' ORDER BY m.name, f.id, f.seq`;
const TRIGGERS = `SELECT m.tbl_name AS table_name, m.name FROM sqlite_schema m ${OURS} AND m.type = 'trigger' ORDER BY m.name`;

interface RelationRow {
  readonly name: string;
  readonly type: 'table' | 'view' | 'virtual' | 'shadow';
  readonly wr: number;
  readonly strict: number;
  readonly sql: string;
}

interface PartRow {
  readonly table_name: string;
  readonly name: string;
}

interface ColumnRow extends PartRow {
  readonly type: string;
  readonly not_null: number;
  readonly expression: string | null;
  readonly pk: number;
  /** 2 virtual, 3 stored; both computed. */
  readonly hidden: number;
}

interface IndexRow extends PartRow {
  readonly is_unique: number;
  readonly origin: 'c' | 'u' | 'pk';
  readonly sql: string | null;
}

interface IndexKeyRow {
  readonly index_name: string;
  /** Null for an expression. */
  readonly name: string | null;
  readonly descending: number;
  readonly coll: string;
}

interface ForeignKeyRow {
  readonly table_name: string;
  readonly id: number;
  readonly target: string;
  readonly from: string;
  /** Null when the key of the other table is meant. */
  readonly to: string | null;
  readonly on_update: string;
  readonly on_delete: string;
}

interface Parts {
  readonly columns: ReadonlyMap<string, readonly ColumnRow[]>;
  readonly indexes: ReadonlyMap<string, readonly IndexRow[]>;
  readonly indexKeys: ReadonlyMap<string, readonly IndexKeyRow[]>;
  readonly foreignKeys: ReadonlyMap<string, readonly ForeignKeyRow[]>;
  readonly triggers: ReadonlyMap<string, readonly PartRow[]>;
}

/** Reads the main schema of a SQLite database. Six queries, whatever the number of tables. */
export async function readSqlite(source: StructureSource): Promise<DatabaseStructure> {
  const read = async <Row>(text: string): Promise<Row[]> => (await source.query(text, [])) as unknown as Row[];
  const relations = await read<RelationRow>(RELATIONS);
  const parts: Parts = {
    columns: byTable(await read<ColumnRow>(COLUMNS)),
    indexes: byTable(await read<IndexRow>(INDEXES)),
    indexKeys: groupBy(await read<IndexKeyRow>(INDEX_KEYS), (row) => row.index_name),
    foreignKeys: byTable(await read<ForeignKeyRow>(FOREIGN_KEYS)),
    triggers: byTable(await read<PartRow>(TRIGGERS)),
  };
  const tables = relations.filter(({ type }) => type === 'table' || type === 'virtual');
  return {
    engine: 'sqlite',
    defaultSchema: SCHEMA,
    tables: tables.map((relation) => tableOf(relation, parts)),
    views: relations.filter(({ type }) => type === 'view').map(({ name }) => ({ schema: SCHEMA, name, kind: 'view' })),
    enums: [],
  };
}

function byTable<Row extends { readonly table_name: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return groupBy(rows, (row) => row.table_name);
}

function tableOf({ name, type, wr, strict, sql }: RelationRow, parts: Parts): TableStructure {
  const text = type === 'table' ? readTableText(sql) : undefined;
  const rows = parts.columns.get(name) ?? [];
  const key = keyColumns(rows);
  const indexes = parts.indexes.get(name) ?? [];
  const collations = new Map(rows.map((row) => [row.name, text?.collations.get(row.name.toLowerCase()) ?? 'BINARY']));
  return {
    schema: SCHEMA,
    name,
    kind: type === 'virtual' ? 'virtual table' : 'table',
    columns: rows.map((row) => columnOf(row, text, { lone: key.length === 1, withoutRowid: wr === 1 })),
    ...(key.length === 0 ? {} : { primaryKey: { ...(text?.keyName === undefined ? {} : { name: text.keyName }), columns: key } }),
    uniques: indexes.filter(({ origin }) => origin === 'u').map((index) => uniqueOf(index, text?.uniques ?? [], parts)),
    checks: text?.checks ?? [],
    foreignKeys: foreignKeysOf(parts.foreignKeys.get(name) ?? [], text?.foreignKeys ?? [], parts),
    indexes: indexes.flatMap((index) => (index.origin === 'c' && index.sql !== null ? [indexOf(index, index.sql, collations, parts)] : [])),
    further: [
      ...(wr === 1 ? ['WITHOUT ROWID'] : []),
      ...(strict === 1 ? ['STRICT'] : []),
      ...(type === 'virtual' ? [`virtual table: ${sql}`] : []),
      ...(parts.triggers.get(name) ?? []).map((trigger) => `trigger ${trigger.name}`),
    ],
  };
}

function keyColumns(rows: readonly ColumnRow[]): string[] {
  return rows
    .filter(({ pk }) => pk > 0)
    .toSorted((one, other) => one.pk - other.pk)
    .map(({ name }) => name);
}

interface KeyFacts {
  readonly lone: boolean;
  readonly withoutRowid: boolean;
}

function columnOf(row: ColumnRow, text: SqliteTableText | undefined, { lone, withoutRowid }: KeyFacts): ColumnStructure {
  const { name, expression } = row;
  const inKey = row.pk > 0;
  const isRowid = inKey && lone && !withoutRowid && row.type.toLowerCase() === 'integer';
  const computed = row.hidden >= 2 ? text?.computed.get(name.toLowerCase()) : undefined;
  const collation = text?.collations.get(name.toLowerCase()) ?? 'BINARY';
  return {
    name,
    type: parseSqliteType(row.hidden >= 2 ? row.type.replace(/\s*generated always$/i, '') : row.type),
    // SQLite lets NULL into a key unless it is the rowid, or the table has none.
    nullable: row.not_null === 0 && !isRowid && !(inKey && withoutRowid),
    ...(expression === null ? {} : { default: expression }),
    ...(isRowid && text?.autoincrement ? { numbered: 'autoincrement' as const } : {}),
    ...(computed === undefined ? {} : { computed: { expression: computed, stored: row.hidden === 3 } }),
    ...(collation === 'BINARY' ? {} : { collation }),
  };
}

const sameColumns = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, place) => name.toLowerCase() === other[place]?.toLowerCase());

function uniqueOf({ name }: IndexRow, written: readonly NamedColumns[], { indexKeys }: Parts): UniqueStructure {
  const columns = (indexKeys.get(name) ?? []).flatMap((key) => (key.name === null ? [] : [key.name]));
  const declared = written.find((unique) => sameColumns(unique.columns, columns));
  return declared?.name === undefined ? { columns } : { name: declared.name, columns };
}

function foreignKeysOf(rows: readonly ForeignKeyRow[], written: SqliteTableText['foreignKeys'], { columns }: Parts): ForeignKeyStructure[] {
  const keys = [...groupBy(rows, ({ id }) => id).values()].map((parts): ForeignKeyStructure => {
    const [first] = parts as [ForeignKeyRow];
    const from = parts.map((part) => part.from);
    const declared = written.find((key) => sameColumns(key.columns, from));
    const targets = parts.flatMap(({ to }) => (to === null ? [] : [to]));
    return {
      ...(declared?.name === undefined ? {} : { name: declared.name }),
      columns: from,
      references: {
        schema: SCHEMA,
        table: first.target,
        columns: targets.length > 0 ? targets : keyColumns(columns.get(first.target) ?? []),
      },
      onUpdate: first.on_update.toLowerCase() as ReferentialAction,
      onDelete: first.on_delete.toLowerCase() as ReferentialAction,
      ...(declared?.deferrability ? { deferrability: declared.deferrability } : {}),
    };
  });
  // SQLite numbers them from the last to the first.
  return keys.reverse();
}

function indexOf(index: IndexRow, sql: string, collations: ReadonlyMap<string, string>, { indexKeys }: Parts): IndexStructure {
  const text = readIndexText(sql);
  const keys = (indexKeys.get(index.name) ?? []).map(({ name, descending, coll }, place): IndexKey => {
    const usual = name === null ? 'BINARY' : (collations.get(name) ?? 'BINARY');
    return {
      ...(name === null ? { expression: text.keys[place] ?? '' } : { column: name }),
      descending: descending === 1,
      ...(coll.toUpperCase() === usual ? {} : { collation: coll }),
    };
  });
  return {
    name: index.name,
    unique: index.is_unique === 1,
    method: 'btree',
    keys,
    include: [],
    ...(text.predicate === undefined ? {} : { predicate: text.predicate }),
  };
}
