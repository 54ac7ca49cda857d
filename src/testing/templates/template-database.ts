import type { Backend, EngineName } from '../backends/backend.js';

/** The engines whose databases can be copied. One in memory is made anew in microseconds, and needs no template. */
export type TemplateEngine = Exclude<EngineName, 'memory'>;

/** A database that was prepared once, to be copied for each test. */
export interface TemplateDatabase extends AsyncDisposable {
  readonly engine: TemplateEngine;
  /** A copy that nobody else uses, with its own URL. Any number may be made at once. Remove it when its connections are closed. */
  clone(): Promise<Backend>;
  /** Removes the template; on SQLite also the copies that are left. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Makes an empty database, has it prepared (migrated, filled) and keeps it as the template of copies: every test has a real
 * database of its own, with real commits, and preparing is paid for once a file.
 *
 * ```ts
 * const template = await templateDatabase('sqlite', async (url) => {
 *   await using app = await Container.start(applicationAt(url)); // migrates
 * });
 * const copy = await template.clone(); // in each test
 * ```
 *
 * `prepare` must close every connection before it resolves.
 */
export async function templateDatabase(engine: TemplateEngine, prepare: (url: string) => Promise<void>): Promise<TemplateDatabase> {
  if (engine === 'postgres') return (await import('./postgres-template.js')).postgresTemplate(prepare);
  return (await import('./sqlite-template.js')).sqliteTemplate(engine, prepare);
}
