import { ThrowawayPostgres } from './throwaway-postgres.js';

/** Starts one server the first time somebody asks and gives everybody that one. */
class SharedServer {
  #started: Promise<ThrowawayPostgres> | undefined;

  get(): Promise<ThrowawayPostgres> {
    return (this.#started ??= ThrowawayPostgres.start());
  }

  async dispose(): Promise<void> {
    const started = this.#started;
    this.#started = undefined;
    await (await started?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }
}

const server = new SharedServer();

/**
 * The one PostgreSQL of this test process, started by the first call. Make a database of your own in it; do not stop or
 * restart it (`ThrowawayPostgres.start()` gives one to break). It ends with the process, or with `sharedPostgresHooks`.
 */
export function sharedPostgres(): Promise<ThrowawayPostgres> {
  return server.get();
}

/** Root hooks for mocha that end the shared server after the last test: `export const mochaHooks = sharedPostgresHooks`. */
export const sharedPostgresHooks = {
  async afterAll(): Promise<void> {
    await server.dispose();
  },
};
