import { SessionScope } from './session-scope.js';
import { TransactionLevel } from './transaction-level.js';

/** What the calling code runs in: a level of a transaction, a session, or work set outside of either. */
export type Scope<Connection> = TransactionLevel<Connection> | SessionScope<Connection> | Suspended<Connection>;

/** Work that runs outside of the transaction it was called in (`notSupported`); remembered so that a self-wait is seen. */
export class Suspended<Connection> {
  constructor(readonly outer: Scope<Connection> | undefined) {}
}

/** Who has the only writing connection, or would be the one to get it: the nearest transaction that writes, else the outermost session. */
export function writerHolding<Connection>(
  scope: Scope<Connection> | undefined,
): TransactionLevel<Connection> | SessionScope<Connection> | undefined {
  let session: SessionScope<Connection> | undefined;
  let around: unknown = scope;
  while (around instanceof TransactionLevel || around instanceof Suspended || around instanceof SessionScope) {
    if (around instanceof TransactionLevel && !around.readOnly) return around as TransactionLevel<Connection>;
    if (around instanceof SessionScope) session = around as SessionScope<Connection>;
    around = around.outer;
  }
  return session;
}
