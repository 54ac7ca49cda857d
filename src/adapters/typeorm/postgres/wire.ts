import type { Client } from 'pg';
import type { Socket } from 'node:net';
import type { CandidateConnection } from './connect/candidate-connection.js';

/** The messages of the protocol as the driver's connection sends them; its published types leave these out. */
export interface Wire {
  readonly stream: Socket;
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: { readonly statement?: string; readonly values?: readonly unknown[] }): void;
  describe(message: { readonly type: 'P'; readonly name: string }): void;
  execute(message: { readonly portal: string }): void;
  close(message: { readonly type: 'S'; readonly name: string }): void;
  sync(): void;
  query(text: string): void;
  sendCopyFail(reason: string): void;
}

/** The driver's client with the parts used here: its key for cancelling, and its connection. */
export type WireClient = Omit<Client, 'connection' | 'processID' | 'secretKey' | 'query'> & {
  /** Several commands in one text give several results. */
  query(text: string): Promise<{ readonly command: string } | readonly { readonly command: string }[]>;
  query(handler: WireQueryHandler): void;
  readonly connection: Wire & Pick<CandidateConnection, 'again'>;
  readonly processID: number | null;
  readonly secretKey: number | null;
};

export interface FieldDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

/** What a client calls on a query it was given, instead of one of the driver's own. */
export interface WireQueryHandler {
  submit(wire: Wire): Error | null;
  handleRowDescription(message: { readonly fields: readonly FieldDescription[] }): void;
  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
  handleEmptyQuery(): void;
  handlePortalSuspended(): void;
  handleCopyInResponse(wire: Wire): void;
  handleCopyData(): void;
}
