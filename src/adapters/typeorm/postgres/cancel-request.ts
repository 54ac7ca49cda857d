import type { Connection } from 'pg';
import type { WireClient } from './wire.js';

/** The driver's connection class with the parts used here; its published types leave them out. */
export type CancelConnection = new (config: { ssl: unknown }) => Connection & {
  connect(portOrPath: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
  end(): void;
};

const CLOSE_MILLISECONDS = 1_000;

/**
 * Asks the server, on a connection of its own, to end what a client is running (the protocol's CancelRequest). The
 * server answers nothing here: the statement fails with 57014, or was quicker.
 */
export function sendCancelRequest(client: WireClient, CancelConnection: CancelConnection): void {
  const { processID, secretKey } = client;
  if (processID === null || secretKey === null) return;
  const connection = new CancelConnection({ ssl: client.ssl });
  const send = (): void => {
    connection.cancel(processID, secretKey);
    connection.end();
  };
  // Where the server is out of reach, this would stay open for as long as TCP is patient.
  const limit = setTimeout(() => connection.stream.destroy(), CLOSE_MILLISECONDS).unref();
  connection.on('end', () => clearTimeout(limit));
  connection.on('error', () => undefined);
  connection.on('connect', () => (client.ssl ? connection.requestSsl() : send()));
  connection.on('sslconnect', send);
  if (client.host.startsWith('/')) {
    connection.connect(`${client.host}/.s.PGSQL.${client.port}`);
    return;
  }
  // The name may stand for several servers; the process number means something to one of them only.
  connection.connect(client.port, client.ssl ? client.host : (client.connection.stream.remoteAddress ?? client.host));
}
