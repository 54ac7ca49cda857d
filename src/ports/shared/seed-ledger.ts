import type { Instant } from '../../domain/shared/instant.js';
import type { Database } from './database.js';

/** A seed that was run, and when. */
export interface SeedRecord {
  readonly name: string;
  readonly version: number;
  readonly appliedAt: Instant;
}

/** What each database remembers of its seeds, stored beside their rows. Every call joins the current transaction of that database. */
export abstract class SeedLedger {
  /**
   * To be called first in the transaction of a seed: makes room for records where there is none yet, and waits until no other
   * transaction seeds there.
   */
  abstract enter(database: Database): Promise<void>;

  /** All records of a database, by name and version. None where nothing was ever seeded. */
  abstract list(database: Database): Promise<SeedRecord[]>;

  /** False when that version of that seed is recorded already; the record then stays as it is. */
  abstract record(database: Database, record: SeedRecord): Promise<boolean>;
}
