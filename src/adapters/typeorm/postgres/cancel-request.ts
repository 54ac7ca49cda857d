import type { WireClient } from './wire.js';

const CLOSE_MILLISECONDS = 1_000;

/**
 * Asks the server, on a connection of its own, to end what a client is running (the protocol's CancelRequest). The
 * server answers nothing here: the statement fails with 57014, or was quicker.
 */
export function sendCancelRequest(client: WireClient): void {
  const { processID, secretKey } = client;
  if (processID === null || secretKey === null) return;
  const connection = client.connection.again();
  // Where the server is out of reach, this would stay open for as long as TCP is patient.
  const limit = setTimeout(() => connection.stream.destroy(), CLOSE_MILLISECONDS).unref();
  connection.on('end', () => clearTimeout(limit));
  connection.on('error', () => undefined);
  connection.on('connect', () => {
    connection.cancel(processID, secretKey);
    connection.end();
  });
  connection.connect();
}
