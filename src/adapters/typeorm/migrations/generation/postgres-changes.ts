import type { Difference } from '../../reflection/difference.js';
import type { ColumnStructure, ForeignKeyStructure, TableStructure } from '../../reflection/database-structure.js';
import { inOrderOfReference, type AlteredTable, type Change, type FillOf, type Step } from './change.js';
import { MissingFill } from './generation.errors.js';
import { quoted, TableText } from './table-text.js';

const text = new TableText('postgres');

/**
 * The statements of a change on PostgreSQL, such that nobody waits long for a filled table: indexes are built
 * concurrently, constraints are added without looking at the rows and validated afterwards, a column is filled by its
 * default. A change of a type rewrites the table, which holds everybody up for as long as it takes.
 */
export function postgresSteps(change: Change, fillOf: FillOf): Step[] {
  const created = inOrderOfReference(change.created);
  const dropped = inOrderOfReference(change.dropped).reverse();
  const createdNames = new Set(created.map(({ name }) => name));
  const tables = created.map((table, index) =>
    createTable(table, new Set(created.slice(0, index + 1).map(({ name }) => name)), createdNames),
  );
  const altered = change.altered.map((table) => alterTable(table, fillOf));
  return [
    ...altered.flatMap(({ removals }) => removals),
    ...dropped.flatMap(({ name, foreignKeys }) => foreignKeys.map((key) => dropConstraint(name, key.name))),
    ...dropped.map(({ name }) => `DROP TABLE ${quoted(name)}`),
    ...tables.flatMap(({ steps }) => steps),
    ...tables.flatMap(({ later }) => later),
    ...altered.flatMap(({ changes }) => changes),
    ...altered.flatMap(({ afterwards }) => afterwards),
  ];
}

/** A new table is empty: whatever it needs is quick, and one transaction does it. */
function createTable(table: TableStructure, there: ReadonlySet<string>, created: ReadonlySet<string>) {
  const waits = ({ references }: ForeignKeyStructure): boolean => created.has(references.table) && !there.has(references.table);
  return {
    steps: [
      text.create(
        table,
        table.foreignKeys.filter((key) => !waits(key)),
      ),
      ...table.indexes.map((index) => text.index(index, table.name)),
    ],
    later: table.foreignKeys.filter(waits).map((key) => `ALTER TABLE ${quoted(table.name)} ADD ${text.foreignKey(key)}`),
  };
}

interface TableSteps {
  /** What goes first, so that it stands in nobody's way. */
  readonly removals: Step[];
  readonly changes: Step[];
  /** What looks at every row while others go on writing. */
  readonly afterwards: Step[];
}

function alterTable(altered: AlteredTable, fillOf: FillOf): TableSteps {
  const steps: TableSteps = { removals: [], changes: [], afterwards: [] };
  for (const difference of altered.differences) {
    if (difference.part === 'table') continue;
    if (difference.part === 'column') columnSteps(difference, altered, fillOf, steps);
    else constraintSteps(difference, altered, steps);
  }
  return steps;
}

type ColumnDifference = Extract<Difference, { part: 'column' }>;
type ConstraintDifference = Exclude<Difference, { part: 'column' } | { part: 'table' }>;

function columnSteps(difference: ColumnDifference, { name: table, to }: AlteredTable, fillOf: FillOf, steps: TableSteps): void {
  const alter = `ALTER TABLE ${quoted(table)}`;
  const column = quoted(difference.name);
  if (difference.kind === 'extra') steps.changes.push(`${alter} DROP COLUMN ${column}`);
  if (difference.kind === 'missing') steps.changes.push(...addColumn(difference.expected, to, fillOf));
  if (difference.kind !== 'changed') return;
  const { expected } = difference;
  switch (difference.aspect) {
    case 'type':
    case 'size':
    case 'collation':
      steps.changes.push(`${alter} ALTER COLUMN ${column} TYPE ${typeOf(expected)} USING ${column}::${text.type(expected)}`);
      break;
    case 'nullability':
      if (expected.nullable) steps.changes.push(`${alter} ALTER COLUMN ${column} DROP NOT NULL`);
      else steps.afterwards.push(...becomeNotNull(table, expected, fillOf));
      break;
    case 'default':
      steps.changes.push(
        `${alter} ALTER COLUMN ${column} ${expected.default === undefined ? 'DROP DEFAULT' : `SET DEFAULT ${expected.default}`}`,
      );
      break;
    case 'numbering':
      steps.changes.push(...renumber(table, expected));
      break;
    case 'computation':
      steps.changes.push(`${alter} DROP COLUMN ${column}`, `${alter} ADD COLUMN ${text.column(expected, to)}`);
      break;
  }
}

function typeOf(column: ColumnStructure): string {
  return column.collation === undefined ? text.type(column) : `${text.type(column)} COLLATE ${quoted(column.collation)}`;
}

/** The default fills the rows that are there without touching them; then it goes. */
function addColumn(column: ColumnStructure, table: TableStructure, fillOf: FillOf): Step[] {
  const alter = `ALTER TABLE ${quoted(table.name)}`;
  const fills = !column.nullable && !column.numbered && !column.computed && column.default === undefined;
  if (!fills) return [`${alter} ADD COLUMN ${text.column(column, table)}`];
  const fill = fillOf(table.name, column.name);
  if (fill === undefined) throw new MissingFill(table.name, column.name);
  return [
    `${alter} ADD COLUMN ${text.column({ ...column, default: fill }, table)}`,
    `${alter} ALTER COLUMN ${quoted(column.name)} DROP DEFAULT`,
  ];
}

/** Each statement alone: the check is added at once, looked at while others write, and then SET NOT NULL believes it. */
function becomeNotNull(table: string, column: ColumnStructure, fillOf: FillOf): Step[] {
  const alter = `ALTER TABLE ${quoted(table)}`;
  const name = quoted(column.name);
  const check = quoted(`${table}_${column.name}_not_null_check`.slice(-63));
  const fill = fillOf(table, column.name);
  return [
    ...(fill === undefined ? [] : [outside(fillInPortions(quoted(table), name, fill))]),
    outside(`${alter} ADD CONSTRAINT ${check} CHECK (${name} IS NOT NULL) NOT VALID`, `${alter} DROP CONSTRAINT IF EXISTS ${check}`),
    outside(`${alter} VALIDATE CONSTRAINT ${check}`),
    outside(`${alter} ALTER COLUMN ${name} SET NOT NULL`),
    outside(`${alter} DROP CONSTRAINT IF EXISTS ${check}`),
  ];
}

const PORTION_BLOCKS = 200;

/** Fills some megabytes at a time, each in a transaction of its own, so that nobody waits longer for a row than one of them takes. */
function fillInPortions(table: string, column: string, fill: string): string {
  const blocks = `pg_relation_size('${table.replaceAll("'", "''")}') / current_setting('block_size')::bigint`;
  return `DO $fill$
DECLARE
  portion bigint := 0;
  blocks bigint := ${blocks};
BEGIN
  WHILE portion <= blocks LOOP
    UPDATE ${table} SET ${column} = ${fill} WHERE ${column} IS NULL
      AND ctid >= format('(%s,0)', portion)::tid AND ctid < format('(%s,0)', portion + ${String(PORTION_BLOCKS)})::tid;
    COMMIT;
    portion := portion + ${String(PORTION_BLOCKS)};
  END LOOP;
END
$fill$`;
}

function renumber(table: string, column: ColumnStructure): Step[] {
  const alter = `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column.name)}`;
  if (column.numbered === undefined) return [`${alter} DROP IDENTITY IF EXISTS`, `${alter} DROP DEFAULT`];
  const kind = column.numbered === 'always' ? 'ALWAYS' : 'BY DEFAULT';
  const next = `coalesce((SELECT max(${quoted(column.name)}) FROM ${quoted(table)}), 0) + 1`;
  const sequence = `pg_get_serial_sequence('${quoted(table).replaceAll("'", "''")}', '${column.name.replaceAll("'", "''")}')`;
  return [`${alter} DROP DEFAULT`, `${alter} ADD GENERATED ${kind} AS IDENTITY`, `SELECT setval(${sequence}, ${next}, false)`];
}

function constraintSteps(difference: ConstraintDifference, { name: table, from, to }: AlteredTable, steps: TableSteps): void {
  const alter = `ALTER TABLE ${quoted(table)}`;
  if (difference.kind === 'renamed') {
    const [old, now] = [quoted(String(difference.actual.name)), quoted(difference.name)];
    steps.removals.push(
      difference.part === 'index' ? `ALTER INDEX ${old} RENAME TO ${now}` : `${alter} RENAME CONSTRAINT ${old} TO ${now}`,
    );
    return;
  }
  // With its column a constraint of it goes by itself.
  if (difference.kind !== 'missing' && !coveredByDrop(difference, from, to)) {
    const { actual } = difference;
    if (difference.part === 'index' || from.indexes.some(({ name }) => name === actual.name))
      steps.removals.push(`DROP INDEX IF EXISTS ${quoted(String(actual.name))}`);
    else steps.removals.push(dropConstraint(table, actual.name));
  }
  if (difference.kind !== 'extra') addConstraint(difference, table, alter, steps);
}

function addConstraint(
  difference: Exclude<ConstraintDifference, { kind: 'extra' | 'renamed' }>,
  table: string,
  alter: string,
  { changes, afterwards }: TableSteps,
): void {
  switch (difference.part) {
    case 'primary key': {
      const name = quoted(difference.expected.name ?? `${table}_pkey`);
      changes.push(`${alter} ADD CONSTRAINT ${name} PRIMARY KEY (${difference.expected.columns.map(quoted).join(', ')})`);
      return;
    }
    case 'unique': {
      const { expected } = difference;
      const name = expected.name ?? `${table}_${expected.columns.join('_')}_key`;
      const index = {
        name,
        unique: true,
        method: 'btree',
        include: [],
        keys: expected.columns.map((column) => ({ column, descending: false })),
      };
      afterwards.push(
        outside(text.index(index, table, true), `DROP INDEX CONCURRENTLY IF EXISTS ${quoted(name)}`),
        `${alter} ADD CONSTRAINT ${quoted(name)} UNIQUE USING INDEX ${quoted(name)}`,
      );
      return;
    }
    case 'check':
      changes.push(`${alter} ADD ${text.check(difference.expected)} NOT VALID`);
      afterwards.push(outside(`${alter} VALIDATE CONSTRAINT ${quoted(difference.name)}`));
      return;
    case 'foreign key':
      changes.push(`${alter} ADD ${text.foreignKey(difference.expected)} NOT VALID`);
      afterwards.push(outside(`${alter} VALIDATE CONSTRAINT ${quoted(difference.name)}`));
      return;
    case 'index': {
      const cleanup = `DROP INDEX CONCURRENTLY IF EXISTS ${quoted(difference.name)}`;
      afterwards.push(outside(text.index(difference.expected, table, true), cleanup));
    }
  }
}

function coveredByDrop(difference: Exclude<ConstraintDifference, { kind: 'missing' }>, from: TableStructure, to: TableStructure): boolean {
  const stays = new Set(to.columns.map(({ name }) => name));
  const gone = from.columns.map(({ name }) => name).filter((name) => !stays.has(name));
  const { actual } = difference;
  const columns = 'columns' in actual ? actual.columns : 'keys' in actual ? actual.keys.flatMap(({ column }) => column ?? []) : [];
  return difference.kind === 'extra' && columns.some((name) => gone.includes(name));
}

function dropConstraint(table: string, name: string | undefined): string {
  return `ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(String(name))}`;
}

/** A statement in a transaction of its own. Without a clean-up it may simply be run again. */
function outside(sql: string, cleanup?: string): Step {
  return cleanup === undefined ? { sql, transaction: 'outside', repeatable: true } : { sql, transaction: 'outside', cleanup };
}
