import type { Clock } from '../../../ports/shared/clock.js';
import type { TransactionCoordinator } from '../../shared/transaction-coordinator.js';
import type { Dialect } from '../shared/dialect.js';
import type { SqlConnection } from '../shared/sql-connection.js';
import type { Migration } from './migration.js';

/** The database that is migrated. */
export interface MigrationTarget {
  readonly database: string;
  readonly dialect: Dialect;
  readonly coordinator: TransactionCoordinator<SqlConnection>;
  readonly clock: Clock;
  readonly migrations: readonly Migration[];
  /** Of the program, for the ledger. */
  readonly version: string | undefined;
  /** A pooler deals out connections by transaction, so nothing may be set for a session. */
  readonly behindPooler: boolean;
}

/** What happens while migrations run, in order. */
export type MigrationEvent =
  | { readonly kind: 'step'; readonly migration: string; readonly step: number; readonly steps: number; readonly sql: string }
  /** Others hold what the step needs; it is tried again after a pause. */
  | { readonly kind: 'waiting'; readonly migration: string; readonly step: number; readonly steps: number; readonly why: string }
  | { readonly kind: 'applied' | 'reverted' | 'adopted'; readonly migration: string; readonly milliseconds: number };

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: MigrationEvent) => void) | undefined;
  /** How long one statement waits for a lock before it lets the others pass, ms. PostgreSQL only. Default 2,000. */
  readonly lockTimeoutMilliseconds?: number | undefined;
  /** How long in all it is tried again, and another process that migrates is waited for, ms. Default 60,000. */
  readonly waitMilliseconds?: number | undefined;
}

export const DEFAULT_LOCK_TIMEOUT_MILLISECONDS = 2_000;
export const DEFAULT_WAIT_MILLISECONDS = 60_000;
