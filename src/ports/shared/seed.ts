import type { Database } from './database.js';

/** What a seed tells of its work, by kinds of things: `created('user')`. */
export interface SeedReport {
  /** Something was made. */
  created(kind: string, count?: number): void;
  /** Something was there already, and stays as it is. */
  found(kind: string, count?: number): void;
}

/**
 * Rows that a profile starts with: demonstration data, reference lists. A profile has the seeds that declare themselves
 * for it, in the order of their priority:
 *
 * ```ts
 * @adapter.for(Seed, { profile: [Profile.DEVELOPMENT, Profile.TEST], multi: true })
 * class PlanetSeed extends Seed {
 *   readonly name = 'planets';
 *   readonly version = 1;
 *   constructor(readonly database: SkyDatabase, private readonly planets: PlanetRepository) { super(); }
 *   async run(report: SeedReport): Promise<void> { … }
 * }
 * ```
 *
 * `SeedService` runs it in one transaction of its database and never twice for one version. Not for what the program cannot
 * run without: that belongs into a migration.
 */
export abstract class Seed {
  /** Unique in a profile; small letters, digits and hyphens: `demo-users`. */
  abstract readonly name: string;
  /** From 1 up. A higher one runs again where a lower one was recorded, and meets what that made. */
  abstract readonly version: number;
  /** The database it writes to, and which records that it did. */
  abstract readonly database: Database;

  /** Whether it runs with the others of its profile, or only when it is asked for by its name. */
  get occasion(): 'with its profile' | 'when named' {
    return 'with its profile';
  }

  /**
   * Makes what is missing and leaves alone what is there, whoever made it. Runs again after a conflict, so it must have no
   * effect outside of its database.
   */
  abstract run(report: SeedReport): Promise<void>;
}
