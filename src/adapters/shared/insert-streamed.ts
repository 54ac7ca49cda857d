import type { Transactions } from './snapshot.js';
import type { BulkCounts, BulkOptions } from './table-gateway.js';

/** Rows held at a time; a power of two, which SQLite's merges divide best. */
const CHUNK_ROWS = 4_096;

/**
 * Stores rows as they arrive, some thousands at a time, in one transaction: all of it or nothing. It is never run again by
 * itself after a conflict, because the rows can be read only once.
 */
export async function insertStreamed<Row>(
  transactions: Transactions,
  rows: AsyncIterable<Row>,
  insert: (chunk: readonly Row[]) => Promise<BulkCounts>,
  { signal, deadline }: BulkOptions,
): Promise<BulkCounts> {
  const chunks = chunksOf(rows);
  try {
    // What fits into one chunk needs no transaction around it, and nothing waits on a slow source with one open.
    const first = await chunks.next();
    if (first.done) return await insert([]);
    if (first.value.length < CHUNK_ROWS) return await insert(first.value);
    const work = async (): Promise<BulkCounts> => {
      let counts = await insert(first.value);
      for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) counts = added(counts, await insert(chunk.value));
      return counts;
    };
    return await transactions.transaction(work, { signal, deadline, isolation: 'read committed', retry: false });
  } finally {
    await chunks.return(undefined);
  }
}

async function* chunksOf<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[], undefined> {
  let chunk: Row[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function added(one: BulkCounts, other: BulkCounts): BulkCounts {
  return { inserted: one.inserted + other.inserted, updated: one.updated + other.updated, skipped: one.skipped + other.skipped };
}
