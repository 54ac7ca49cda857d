/** A place to run a contract: a fresh, empty store of one engine. */
export interface Backend {
  readonly engine: EngineName;
  /** URL for the settings; `memory:` for the in-memory engine. */
  readonly url: string;
  /** Removes the store. Close its connections first. */
  remove(): Promise<void>;
}

export type EngineName = 'memory' | 'sqlite' | 'postgres';

/** Every engine a contract must hold on. None is ever skipped: one that cannot start fails the run. */
export const ENGINES: readonly EngineName[] = ['memory', 'sqlite', 'postgres'];
