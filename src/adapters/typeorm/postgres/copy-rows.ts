import type { TableSchema } from '../../schema/shared/table.js';
import { EncodedRows } from '../shared/encoded-rows.js';
import { BinaryRows } from './binary-rows.js';
import { CopyIn } from './copy-in.js';
import type { PostgresConnection } from './postgres-connection.js';
import { postgresDialect } from './postgres-dialect.js';

/**
 * Streams rows into a table by binary COPY, in the transaction of the connection; only some chunks of them are in
 * memory at a time. An error of the row source, or of the server, ends the COPY: nothing of it is stored.
 */
export async function copyRows(
  connection: PostgresConnection,
  table: TableSchema,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]> | EncodedRows,
): Promise<number> {
  const text = `COPY ${postgresDialect.quote(table.name)} (${columns.map((column) => postgresDialect.quote(column)).join(', ')}) FROM STDIN (FORMAT binary)`;
  const begin = connection.takeBegin();
  const copy = new CopyIn(begin === undefined ? text : `${begin}; ${text}`);
  const { session } = connection;
  const translated = (error: unknown): never => {
    throw session.translate(error, { name: `copy_${table.name}`, text });
  };
  session.client.query(copy);
  await copy.started.catch(translated);
  try {
    if (rows instanceof EncodedRows) for (const chunk of rows.chunks) await copy.send(chunk);
    else await encodeAndSend(new BinaryRows(table, columns), rows, copy);
  } catch (error) {
    await copy.abandon('the source of the rows failed');
    // When the server gave up first, its reason is the one to tell.
    await copy.ended.catch((reason: unknown) => (reason === error ? translated(reason) : undefined));
    throw error;
  }
  return copy.finish().catch(translated);
}

async function encodeAndSend(encoder: BinaryRows, rows: Iterable<readonly unknown[]>, copy: CopyIn): Promise<void> {
  for (const row of rows) {
    encoder.add(row);
    if (encoder.full) await copy.send(encoder.take());
  }
  await copy.send(encoder.finish());
}
