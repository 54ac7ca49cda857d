import { sqliteAffinity } from '../../reflection/column-data-type.js';
import type { ColumnStructure, TableStructure } from '../../reflection/database-structure.js';
import { inOrderOfReference, type AlteredTable, type Change, type FillOf, type Step } from './change.js';
import { MissingFill } from './generation.errors.js';
import { listed, quoted, TableText } from './table-text.js';

const text = new TableText('sqlite');

export interface SqliteSteps {
  readonly steps: Step[];
  /** A table was made anew, so foreign keys must not be enforced meanwhile. */
  readonly rebuilds: boolean;
}

/**
 * The statements of a change on SQLite. What its ALTER TABLE cannot do is done as its documentation says
 * (https://sqlite.org/lang_altertable.html, section 7): a new table, the rows copied, the old one dropped, the new one renamed.
 */
export function sqliteSteps(change: Change, fillOf: FillOf): SqliteSteps {
  const rebuilt = change.altered.filter((table) => !isSimple(table));
  const simple = change.altered.filter((table) => isSimple(table));
  return {
    rebuilds: rebuilt.length > 0,
    steps: [
      ...simple.flatMap(dropIndexes),
      ...inOrderOfReference(change.dropped)
        .reverse()
        .map(({ name }) => `DROP TABLE ${quoted(name)}`),
      ...inOrderOfReference(change.created).flatMap((table) => [text.create(table, table.foreignKeys), ...indexesOf(table)]),
      ...rebuilt.flatMap((table) => rebuild(table, fillOf)),
      ...simple.flatMap(alter),
    ],
  };
}

/** New columns that may be empty, and indexes: these SQLite adds to a table as it is. */
function isSimple({ differences }: AlteredTable): boolean {
  return differences.every((difference) => {
    if (difference.part === 'index') return true;
    return difference.part === 'column' && difference.kind === 'missing' && isPlain(difference.expected);
  });
}

function isPlain(column: ColumnStructure): boolean {
  return column.nullable && column.default === undefined && !column.numbered && !column.computed;
}

function dropIndexes({ differences }: AlteredTable): string[] {
  return differences.flatMap((difference) =>
    difference.part === 'index' && difference.kind !== 'missing' ? [`DROP INDEX ${quoted(difference.actual.name)}`] : [],
  );
}

function alter({ name, to, differences }: AlteredTable): string[] {
  return differences.flatMap((difference) => {
    if (difference.part === 'column' && difference.kind === 'missing')
      return [`ALTER TABLE ${quoted(name)} ADD COLUMN ${text.column(difference.expected, to)}`];
    if (difference.part === 'index' && difference.kind !== 'extra') return [text.index(difference.expected, name)];
    return [];
  });
}

function rebuild({ name, from, to }: AlteredTable, fillOf: FillOf): string[] {
  const fresh = `sextant_new_${name}`;
  const copied = to.columns.filter(({ computed }) => !computed);
  const values = copied.map((column) => valueOf(column, from, name, fillOf));
  const numbered = to.columns.some((column) => column.numbered) && from.columns.some((column) => column.numbered);
  return [
    text.create(to, to.foreignKeys, fresh),
    `INSERT INTO ${quoted(fresh)} (${listed(copied.map((column) => column.name))}) SELECT ${values.join(', ')} FROM ${quoted(name)}`,
    ...(numbered ? keepNumbering(name, fresh) : []),
    `DROP TABLE ${quoted(name)}`,
    `ALTER TABLE ${quoted(fresh)} RENAME TO ${quoted(name)}`,
    ...indexesOf(to),
  ];
}

/** The value a row of the old table has for a column of the new one. */
function valueOf(column: ColumnStructure, from: TableStructure, table: string, fillOf: FillOf): string {
  const before = from.columns.find(({ name }) => name === column.name);
  const name = quoted(column.name);
  const fill = fillOf(table, column.name);
  if (!before) {
    if (column.default !== undefined) return column.default;
    if (column.nullable || column.numbered) return 'NULL';
    if (fill === undefined) throw new MissingFill(table, column.name);
    return fill;
  }
  const wanted = sqliteAffinity(column.type.name);
  const value = sqliteAffinity(before.type.name) === wanted ? name : `CAST(${name} AS ${wanted.toUpperCase()})`;
  return before.nullable && !column.nullable && fill !== undefined ? `coalesce(${value}, ${fill})` : value;
}

/** Numbers that were given and whose rows are gone must not be given again. */
function keepNumbering(name: string, fresh: string): string[] {
  const [old, now] = [literal(name), literal(fresh)];
  return [
    `DELETE FROM sqlite_sequence WHERE name = ${now}`,
    `INSERT INTO sqlite_sequence (name, seq) SELECT ${now}, seq FROM sqlite_sequence WHERE name = ${old}`,
  ];
}

function indexesOf(table: TableStructure): string[] {
  return table.indexes.map((index) => text.index(index, table.name));
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
