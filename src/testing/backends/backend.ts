/** A place to run a contract: a fresh, empty store of one engine. */
export interface Backend {
  readonly engine: EngineName;
  /** URL for the settings; `memory:` for the in-memory engine. */
  readonly url: string;
  /** Removes the store. Close its connections first. */
  remove(): Promise<void>;
}

export type EngineName = 'memory' | 'sqlite' | 'sqlite (better-sqlite3)' | 'postgres';

/** The engines that come with Sextant. None is ever skipped: one that cannot start fails the run. */
export const ENGINES: readonly EngineName[] = ['memory', 'sqlite', 'postgres'];

/** Those and the one that needs a package of your own: `better-sqlite3`. */
export const ALL_ENGINES: readonly EngineName[] = ['memory', 'sqlite', 'sqlite (better-sqlite3)', 'postgres'];
