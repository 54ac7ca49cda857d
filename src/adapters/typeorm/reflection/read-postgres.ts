import { groupBy } from '../../../container/graph/group-by.js';
import { parsePostgresType } from './column-data-type.js';
import type {
  CheckStructure,
  ColumnStructure,
  DatabaseStructure,
  Deferrability,
  ForeignKeyStructure,
  IndexKey,
  IndexStructure,
  ReferentialAction,
  TableStructure,
  UniqueStructure,
} from './database-structure.js';
import {
  POSTGRES_CATALOG,
  type ColumnRow,
  type ConstraintRow,
  type EnumRow,
  type IndexRow,
  type PartRow,
  type RelationRow,
} from './postgres-catalog.js';
import type { StructureSource } from './structure-source.js';

/** Reads the given schemas, by default the one that new tables go into. Six queries, whatever the number of tables. */
export async function readPostgres(source: StructureSource, schemas?: readonly string[]): Promise<DatabaseStructure> {
  const [current] = await source.query(POSTGRES_CATALOG.CURRENT, []);
  const defaultSchema = schemas?.[0] ?? (current?.['schema'] as string | null) ?? 'public';
  const collation = current?.['collation'] as string | null;
  const read = async <Row>(text: string): Promise<Row[]> => (await source.query(text, [schemas ?? [defaultSchema]])) as unknown as Row[];
  const relations = await read<RelationRow>(POSTGRES_CATALOG.RELATIONS);
  const parts: Parts = {
    columns: byTable(await read<ColumnRow>(POSTGRES_CATALOG.COLUMNS)),
    constraints: byTable(await read<ConstraintRow>(POSTGRES_CATALOG.CONSTRAINTS)),
    indexes: byTable(await read<IndexRow>(POSTGRES_CATALOG.INDEXES)),
  };
  const enums = await read<EnumRow>(POSTGRES_CATALOG.ENUMS);
  const views = relations.filter(({ kind }) => kind === 'v' || kind === 'm');
  return {
    engine: 'postgres',
    defaultSchema,
    ...(collation === null ? {} : { collation }),
    tables: relations.filter((relation) => !views.includes(relation)).map((relation) => tableOf(relation, parts)),
    views: views.map(({ schema, name, kind }) => ({ schema, name, kind: kind === 'm' ? 'materialized view' : 'view' })),
    enums: enums.map(({ schema, name, labels }) => ({ schema, name, values: labels })),
  };
}

interface Parts {
  readonly columns: ReadonlyMap<string, readonly ColumnRow[]>;
  readonly constraints: ReadonlyMap<string, readonly ConstraintRow[]>;
  readonly indexes: ReadonlyMap<string, readonly IndexRow[]>;
}

const keyOf = (schema: string, table: string): string => JSON.stringify([schema, table]);

function byTable<Row extends PartRow>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return groupBy(rows, (row) => keyOf(row.schema, row.table_name));
}

const KINDS = { r: 'table', p: 'partitioned table', f: 'foreign table' } as const;

function tableOf(relation: RelationRow, parts: Parts): TableStructure {
  const { schema, name, kind, comment } = relation;
  const key = keyOf(schema, name);
  const constraints = parts.constraints.get(key) ?? [];
  const primary = constraints.find((constraint) => constraint.kind === 'p');
  return {
    schema,
    name,
    kind: KINDS[kind as keyof typeof KINDS],
    ...(comment === null ? {} : { comment }),
    columns: (parts.columns.get(key) ?? []).map(columnOf),
    ...(primary ? { primaryKey: { name: primary.name, columns: primary.columns } } : {}),
    uniques: constraints.filter((constraint) => constraint.kind === 'u').map(uniqueOf),
    checks: constraints.filter((constraint) => constraint.kind === 'c').map(checkOf),
    foreignKeys: constraints.filter((constraint) => constraint.kind === 'f').map(foreignKeyOf),
    indexes: (parts.indexes.get(key) ?? []).map(indexOf),
    further: furtherOf(relation, constraints),
  };
}

function furtherOf({ partition, row_security, parents, triggers, policies }: RelationRow, constraints: readonly ConstraintRow[]): string[] {
  return [
    ...parents.map((parent) => (partition ? `partition of ${parent}` : `inherits from ${parent}`)),
    ...(row_security ? ['row level security'] : []),
    ...policies.map((name) => `policy ${name}`),
    ...triggers.map((name) => `trigger ${name}`),
    ...constraints.filter(({ kind }) => kind === 'x').map(({ name, definition }) => `constraint ${name} ${definition}`),
  ];
}

function columnOf(row: ColumnRow): ColumnStructure {
  const numbered = numberedOf(row);
  return {
    name: row.name,
    type: parsePostgresType(row.type),
    nullable: !row.not_null,
    ...(row.generated === '' || row.expression === null ? {} : { computed: { expression: row.expression, stored: row.generated === 's' } }),
    ...(row.expression === null || row.generated !== '' ? {} : { default: row.expression }),
    ...(numbered ? { numbered } : {}),
    ...(row.collation === null ? {} : { collation: row.collation }),
    ...(row.comment === null ? {} : { comment: row.comment }),
  };
}

function numberedOf({ identity, sequence, expression }: ColumnRow): ColumnStructure['numbered'] {
  if (identity !== '') return identity === 'a' ? 'always' : 'by default';
  return sequence !== null && expression?.startsWith('nextval(') ? 'sequence' : undefined;
}

const ACTIONS: Readonly<Record<ConstraintRow['on_delete'], ReferentialAction>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

function deferrability({ is_deferrable, is_deferred }: ConstraintRow): { deferrability?: Deferrability } {
  if (!is_deferrable) return {};
  return { deferrability: is_deferred ? 'initially deferred' : 'deferrable' };
}

function uniqueOf(row: ConstraintRow): UniqueStructure {
  const nulls = row.nulls_not_distinct ? { nullsNotDistinct: true as const } : {};
  return { name: row.name, columns: row.columns, ...deferrability(row), ...nulls };
}

function checkOf({ name, expression, validated }: ConstraintRow): CheckStructure {
  return { name, expression: expression ?? '', ...(validated ? {} : { validated: false as const }) };
}

function foreignKeyOf(row: ConstraintRow): ForeignKeyStructure {
  return {
    name: row.name,
    columns: row.columns,
    references: { schema: row.target_schema ?? '', table: row.target_table ?? '', columns: row.target_columns },
    onUpdate: ACTIONS[row.on_update],
    onDelete: ACTIONS[row.on_delete],
    ...(row.match === 'f' ? { match: 'full' as const } : {}),
    ...deferrability(row),
    ...(row.validated ? {} : { validated: false as const }),
  };
}

function indexOf(row: IndexRow): IndexStructure {
  return {
    name: row.name,
    unique: row.is_unique,
    method: row.method,
    keys: row.keys.slice(0, row.key_count).map((_key, place) => indexKey(row, place)),
    include: row.keys.slice(row.key_count),
    ...(row.predicate === null ? {} : { predicate: row.predicate }),
    ...(row.valid ? {} : { valid: false as const }),
  };
}

const DESCENDING = 1;
const NULLS_FIRST = 2;

function indexKey({ keys, key_kinds, options, operator_classes, collations }: IndexRow, place: number): IndexKey {
  const option = Number(options[place] ?? 0);
  const descending = (option & DESCENDING) !== 0;
  const nullsFirst = (option & NULLS_FIRST) !== 0;
  return {
    [key_kinds[place] ?? 'column']: keys[place],
    descending,
    ...(nullsFirst === descending ? {} : { nulls: nullsFirst ? ('first' as const) : ('last' as const) }),
    ...(collations[place] ? { collation: collations[place] } : {}),
    ...(operator_classes[place] ? { operatorClass: operator_classes[place] } : {}),
  };
}
