import type { ConstraintFacts } from '../../../ports/shared/database.errors.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { SqliteFailure, SqliteProbe } from '../driver/sqlite-failure.js';

type Found = Omit<ConstraintFacts, 'database'>;

const BEGIN_PROBE = 'SAVEPOINT sextant_foreign_key_search';
const UNDO_PROBE = 'ROLLBACK TO sextant_foreign_key_search';
const END_PROBE = 'RELEASE sextant_foreign_key_search';

/**
 * Finds the foreign key that a statement broke; SQLite says only that one was. As on PostgreSQL it is the referencing
 * table's constraint, whether a child without a parent was written or a parent with children was removed.
 *
 * Usually the schema leaves one candidate. Otherwise the statement runs once more inside a savepoint with the checks
 * deferred, `foreign_key_check` tells which reference is broken, and the savepoint is undone. That reads the candidate
 * tables, under the same limits as any statement; when it cannot finish, the first candidate is named.
 */
export async function findForeignKey(failure: SqliteFailure, tables: readonly TableSchema[]): Promise<Found> {
  const candidates = candidatesOf(failure.text?.verb ?? '', failure.text?.table, failure.text?.sql ?? '', tables);
  const [first] = candidates;
  if (!first) return { constraint: 'unknown', table: failure.text?.table ?? 'unknown', columns: [] };
  if (candidates.length === 1 || !failure.text) return first;
  return (await searched(failure.probe, failure.text.sql, failure.values, candidates).catch(() => undefined)) ?? first;
}

function candidatesOf(verb: string, target: string | undefined, sql: string, tables: readonly TableSchema[]): Found[] {
  const own = (name: string | undefined): Found[] =>
    tables.filter((table) => table.name === name).flatMap((table) => foreignKeysOf(table).map(([found]) => found));
  if (target === undefined) return tables.flatMap((table) => own(table.name));
  const replaces = /\bON\s+CONFLICT\b[\s\S]*\bUPDATE\b|\bREPLACE\b/i.test(sql);
  if (verb === 'INSERT' && !replaces) return own(target);
  if (verb === 'DELETE') return referringTo(target, tables, new Set());
  const vanishing = /\bREPLACE\b/i.test(sql) ? referringTo(target, tables, new Set()) : [];
  return [
    ...new Map([...own(target), ...referringDirectlyTo(target, tables), ...vanishing].map((found) => [found.constraint, found])).values(),
  ];
}

/** Foreign keys that a row of the table may break when its key changes: what goes along with a deleted row does not go along then. */
function referringDirectlyTo(target: string, tables: readonly TableSchema[]): Found[] {
  return tables.flatMap((table) => foreignKeysOf(table).flatMap(([found, parent]) => (parent === target ? [found] : [])));
}

/** Foreign keys that a vanished row of the table may break, also through rows that vanish with it. */
function referringTo(target: string, tables: readonly TableSchema[], visited: Set<string>): Found[] {
  if (visited.has(target)) return [];
  visited.add(target);
  return tables.flatMap((table) =>
    foreignKeysOf(table).flatMap(([found, parent, onDelete]) => {
      if (parent !== target) return [];
      return onDelete === 'cascade' ? referringTo(table.name, tables, visited) : [found];
    }),
  );
}

function foreignKeysOf(table: TableSchema): [found: Found, parent: string, onDelete: 'restrict' | 'cascade'][] {
  return Object.entries(table.foreignKeys ?? {}).map(([constraint, key]) => [
    { constraint, table: table.name, columns: key.columns },
    key.references.table,
    key.onDelete ?? 'restrict',
  ]);
}

async function searched(
  probe: SqliteProbe,
  sql: string,
  values: readonly unknown[],
  candidates: readonly Found[],
): Promise<Found | undefined> {
  await probe(BEGIN_PROBE);
  try {
    await probe('PRAGMA defer_foreign_keys = ON');
    await probe(sql, values);
    for (const table of new Set(candidates.map((candidate) => candidate.table))) {
      const [broken] = await probe('SELECT fkid FROM pragma_foreign_key_check(?1) LIMIT 1', [table]);
      if (!broken) continue;
      const columns = await probe('SELECT "from" AS name FROM pragma_foreign_key_list(?1) WHERE id = ?2', [table, broken.fkid]);
      const names = columns.map(({ name }) => name);
      return candidates.find(
        (candidate) =>
          candidate.table === table &&
          candidate.columns.length === names.length &&
          candidate.columns.every((column) => names.includes(column)),
      );
    }
    return undefined;
  } finally {
    await probe(UNDO_PROBE);
    await probe('PRAGMA defer_foreign_keys = OFF');
    await probe(END_PROBE);
  }
}
