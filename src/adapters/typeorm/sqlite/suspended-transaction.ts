import { isDeepStrictEqual } from 'node:util';
import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import { PropagationRefused } from '../../../ports/shared/transaction.errors.js';
import type { SqliteConnection } from '../driver/sqlite-connection.js';
import type { JournalEntry } from '../driver/write-journal.js';
import type { SqlStatement } from '../shared/sql-connection.js';

/**
 * Sets the open transaction of the only writing connection aside: rolls it back and keeps its writes. The function
 * returned begins again and repeats them; when one gives another result than before, an independent transaction has
 * changed what this one built on, which is a conflict. So is a later write to a table of which it had read something else:
 * it would overwrite what it has not seen.
 *
 * @throws PropagationRefused when the transaction has written more than is remembered.
 */
export async function suspendTransaction(
  connection: SqliteConnection,
  database: string,
  begin: SqlStatement,
): Promise<() => Promise<void>> {
  if (!connection.journal.complete)
    throw new PropagationRefused(database, 'an independent write inside a transaction that has already written a bulk of rows, on SQLite');
  const { outdatedReads } = connection.journal;
  const entries = connection.journal.take();
  await connection.rollback();
  await reserveNumbers(connection, entries);
  return async () => {
    await connection.execute(begin, []);
    connection.journal.markOutdated(outdatedReads);
    for (const entry of entries) await repeat(connection, database, entry);
  };
}

/**
 * Brings a transaction that SQLite rolled back on its own (an interrupted write does that) back to where it was before a
 * savepoint, by repeating what it had written until then.
 *
 * @throws SerializationConflict when that gives something else than before; PropagationRefused as above.
 */
export async function recoverTransaction(
  connection: SqliteConnection,
  database: string,
  begin: SqlStatement,
  savepoint: SqlStatement,
): Promise<void> {
  if (!connection.journal.complete)
    throw new PropagationRefused(database, 'a nested transaction that SQLite rolled back whole, after a bulk of rows');
  const entries = connection.journal.take();
  const until = entries.findLastIndex(({ statement }) => statement.text === savepoint.text);
  await connection.rollback();
  await connection.execute(begin, []);
  for (const entry of entries.slice(0, Math.max(0, until))) await repeat(connection, database, entry);
}

/**
 * The numbers that the transaction has been given stay its own, as on PostgreSQL: whatever runs meanwhile goes on behind
 * them. Where that fails, the worst is a conflict at the repetition.
 */
async function reserveNumbers(connection: SqliteConnection, entries: readonly JournalEntry[]): Promise<void> {
  const highest = new Map<string, unknown>();
  for (const { statement, rows } of entries)
    if (statement.numbering && rows[0]) highest.set(statement.numbering.table, statement.numbering.numberIn(rows[0]));
  for (const [table, number] of highest) {
    await connection.execute(START_NUMBERING, [table]).catch(() => undefined);
    await connection.execute(MOVE_NUMBERING, [table, number]).catch(() => undefined);
  }
}

const START_NUMBERING: SqlStatement = {
  name: 'start_numbering',
  text: 'INSERT INTO sqlite_sequence (name, seq) SELECT $1, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = $1)',
};
const MOVE_NUMBERING: SqlStatement = {
  name: 'move_numbering',
  text: 'UPDATE sqlite_sequence SET seq = max(seq, CAST($2 AS INTEGER)) WHERE name = $1',
};

async function repeat(connection: SqliteConnection, database: string, entry: JournalEntry): Promise<void> {
  const why = 'another transaction changed what this one had written before it was set aside';
  const { numbering } = entry.statement;
  const [row] = entry.rows;
  const statement = numbering && row ? numbering.repeated : entry.statement;
  const values = numbering && row ? [...entry.values, numbering.numberIn(row)] : entry.values;
  const again = await connection.execute(statement, values).catch((error: unknown) => {
    throw new SerializationConflict(database, why, {}, error);
  });
  if (entry.kind === 'read') {
    if (!isDeepStrictEqual(again.rows, entry.rows)) connection.journal.markOutdated([entry.statement.text]);
    return;
  }
  if (again.rowCount !== entry.rowCount || !isDeepStrictEqual(again.rows, entry.rows)) throw new SerializationConflict(database, why);
}
