import { once } from 'node:events';
import type { CopyStreamQuery } from 'pg-copy-streams';
import type { TableSchema } from '../../schema/shared/table.js';
import { BinaryRows } from './binary-rows.js';
import { postgresDialect } from './postgres-dialect.js';
import type { PostgresConnection } from './postgres-connection.js';
import type { ServerSession } from './server-session.js';

/** Bytes on their way before the source of the rows has to wait. */
const IN_FLIGHT_BYTES = 262_144;

/**
 * Streams rows into a table by binary COPY, in the transaction of the connection; only some chunks of them are in
 * memory at a time. An error of the row source, or of the server, ends the COPY: nothing of it is stored.
 */
export async function copyRows(
  connection: PostgresConnection,
  table: TableSchema,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
): Promise<number> {
  const { from } = await import('pg-copy-streams');
  const begin = connection.takeBegin();
  const copy = `COPY ${postgresDialect.quote(table.name)} (${columns.map((column) => postgresDialect.quote(column)).join(', ')}) FROM STDIN (FORMAT binary)`;
  const stream = from(begin === undefined ? copy : `${begin}; ${copy}`, { highWaterMark: IN_FLIGHT_BYTES });
  const ended = once(stream, 'finish');
  let refusal: unknown;
  // The server's refusal arrives as an event of the stream, without the stream counting as errored.
  stream.once('error', (error) => (refusal = error));
  // Looked at only at the end; until then its failure must not count as unhandled.
  ended.catch(() => undefined);
  const { session } = connection;
  session.client.query(stream);
  try {
    const encoder = new BinaryRows(table, columns);
    for (const row of rows) {
      encoder.add(row);
      if (!encoder.full) continue;
      if (stream.write(encoder.take())) continue;
      await Promise.race([once(stream, 'drain'), ended]);
    }
    stream.end(encoder.finish());
    await ended;
  } catch (error) {
    if (refusal !== undefined) throw session.translate(refusal, { name: `copy_${table.name}`, text: copy });
    await abandon(stream, session);
    throw error;
  }
  return stream.rowCount;
}

/** Tells the server to forget the COPY and waits until it has, so that the connection can be used again. */
async function abandon(stream: CopyStreamQuery, session: ServerSession): Promise<void> {
  const closed = once(stream, 'close').catch(() => undefined);
  stream.destroy(new Error('the source of the rows failed'));
  await closed;
  await session.command('').catch(() => undefined);
}
