import type { SessionScope } from './session-scope.js';
import { TransactionLevel } from './transaction-level.js';

/** What the calling code runs in: a level of a transaction, a session, or work set outside of either. */
export type Scope<Connection> = TransactionLevel<Connection> | SessionScope<Connection> | Suspended<Connection>;

/** Work that runs outside of the transaction it was called in (`notSupported`); remembered so that a self-wait is seen. */
export class Suspended<Connection> {
  constructor(readonly outer: Scope<Connection> | undefined) {}
}

/** The nearest transaction around that holds the writing connection. */
export function writerHolding<Connection>(scope: Scope<Connection> | undefined): TransactionLevel<Connection> | undefined {
  let around: unknown = scope;
  while (around instanceof TransactionLevel || around instanceof Suspended) {
    if (around instanceof TransactionLevel && !around.readOnly) return around as TransactionLevel<Connection>;
    around = around.outer;
  }
  return undefined;
}
