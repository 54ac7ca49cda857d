import type { Secret } from '../../domain/shared/secret.js';
import type { CallOptions } from './call-options.js';
import type { DatabaseSettings } from './settings.js';

/** Where a database is to move: a URL, and whatever else is to be different there. */
export type SwitchTarget = Pick<DatabaseSettings, 'url'> & Partial<DatabaseSettings>;

export interface SwitchOptions extends CallOptions {
  /**
   * The last test of the new place, run in a session on it before anybody else is: statements of this database and its
   * repositories go there. When it rejects, the database stays where it is.
   */
  readonly prove?: () => Promise<void>;
  /** Called in the same moment in which the database moves. */
  readonly switched?: () => void;
}

/** A database that can be connected elsewhere while it is in use. Every engine of ours is one; `DatabaseConnection` is its easy face. */
export interface SwitchableDatabase {
  readonly name: string;
  /** Where it is connected, or will be when it is opened. */
  readonly url: Secret;
  /** False before it was opened and after it was disposed of. */
  readonly isOpen: boolean;
  /**
   * Opens and tests the new place, and then sends all new work there at once. Transactions, sessions and statements that
   * run already end where they began; the old connections close after the last of them. Switches follow one another.
   * Applies no migrations there.
   *
   * @throws ConnectionSwitchRefused inside a transaction or session of this database, or when it is disposed of;
   * ConnectionSwitchFailed with its cause when the new place is not usable: then nothing has changed.
   *
   * `target`: a function is asked when the turn of this switch has come, after those that were asked for before.
   */
  switchTo(target: SwitchTarget | (() => SwitchTarget), options?: SwitchOptions): Promise<void>;
}
