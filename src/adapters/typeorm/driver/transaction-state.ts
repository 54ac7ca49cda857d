import { TransactionAborted } from '../../../ports/shared/transaction.errors.js';
import type { SqliteProbe } from './sqlite-failure.js';
import type { SqliteText } from './sqlite-text.js';

/** After these SQLite may have rolled the whole transaction back on its own. */
const MAY_END_TRANSACTION = new Set([
  'SQLITE_INTERRUPT',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_BUSY',
  'SQLITE_CORRUPT',
  'SQLITE_ABORT',
]);

/**
 * Whether a connection is in a transaction. When SQLite ends one on its own (disk full, an interrupted write), what
 * follows would silently commit by itself: from then on every statement but ROLLBACK is refused.
 */
export class TransactionState {
  private open = false;
  private lost: Error | undefined;
  /** Set by whoever makes the connection read only for the length of a transaction. */
  readOnly = false;

  get active(): boolean {
    return this.open;
  }

  /** True when SQLite has rolled the transaction back on its own. */
  get gone(): boolean {
    return this.lost !== undefined;
  }

  /** The error for a statement that must not run because its transaction is gone. */
  refusal(): Error | undefined {
    return this.lost && new TransactionAborted('the SQLite transaction', this.lost);
  }

  /** True when a statement that met a lock has changed nothing and may simply run again. */
  mayRepeat(text: SqliteText): boolean {
    return !this.open || text.verb === 'COMMIT' || text.verb === 'END';
  }

  after({ verb, sql }: SqliteText): void {
    if (verb === 'BEGIN') this.open = true;
    else if (verb === 'COMMIT' || verb === 'END' || (verb === 'ROLLBACK' && !/\bTO\b/i.test(sql))) this.ended();
  }

  ended(): void {
    this.open = false;
    this.lost = undefined;
  }

  async afterFailure(code: string, error: Error, probe: SqliteProbe): Promise<void> {
    if (!this.open || this.lost || !MAY_END_TRANSACTION.has(code)) return;
    // SQLite tells no other way whether a transaction is open: a second BEGIN fails only inside one.
    const stillOpen = await probe('BEGIN').then(
      () => false,
      () => true,
    );
    if (stillOpen) return;
    this.lost = error;
    await probe('ROLLBACK');
  }
}
