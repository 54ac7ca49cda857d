import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cacheFolder } from './cache-folder.js';
import { clusterTemplate, forgetOldTemplate, markStandby, newCluster, newHome } from './cluster-folder.js';
import { freePort } from './free-port.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { serverAccount } from './server-account.js';
import { releaseSharedMemory } from './release-shared-memory.js';
import { ServerProcess, type ServerCommand, type StopMode } from './server-process.js';
import { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';
import { Watchdog } from './watchdog.js';

export interface ThrowawayPostgresOptions {
  /** Server settings, added to the ones that make it fast: `{ max_connections: '20' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of `initdb` and `postgres`; else `SEXTANT_TEST_POSTGRES_BIN`, the npm package, the distribution. */
  readonly binaries?: string;
  /**
   * `standby`: follows the server that its setting `primary_conninfo` names, which must have been started from the same
   * template and have kept all its write-ahead log (`PrimaryAndStandby` sees to both).
   */
  readonly role?: 'primary' | 'standby';
}

export interface RestartOptions extends Pick<ThrowawayPostgresOptions, 'role'> {
  /** Replaces the settings of the start. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Data survives a crash of the server, not of the machine, so nothing waits for the disk. */
const FAST_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  // In the server's folder, with which it goes; of a server that is killed the other kinds stay behind.
  dynamic_shared_memory_type: 'mmap',
  max_connections: '100',
  max_prepared_transactions: '10',
};

/**
 * A PostgreSQL server of its own for tests, started in tens of milliseconds from a cached template: real pools, real
 * transactions, crashes at will. Works as root and as an ordinary user, offline once the binaries are installed. It ends
 * and its files go when this process ends, also when it is killed. Never for data that anybody wants to keep.
 *
 * ```ts
 * await using server = await ThrowawayPostgres.start();
 * const url = await server.createDatabase('orders');
 * ```
 */
export class ThrowawayPostgres implements AsyncDisposable {
  #server: ServerProcess;
  #command: ServerCommand;

  private constructor(
    command: ServerCommand,
    private readonly watchdog: Watchdog,
    server: ServerProcess,
  ) {
    this.#command = command;
    this.#server = server;
  }

  /** @throws ThrowawayPostgresFailed with the server's log and a remedy. */
  static async start(options: ThrowawayPostgresOptions = {}): Promise<ThrowawayPostgres> {
    const account = serverAccount();
    const cache = await cacheFolder(account);
    const binaries = await findPostgresBinaries(account, cache, options.binaries);
    let failure: unknown;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const template = await clusterTemplate(binaries, account, cache);
      const home = await newHome(account, cache);
      const watchdog = Watchdog.over(home);
      try {
        const cluster = await newCluster(template, home, account);
        if (options.role === 'standby') await markStandby(cluster, account);
        const settings = { ...FAST_SETTINGS, ...options.settings };
        const command = { binaries: binaries.folder, cluster, port: await freePort(), settings, account };
        return new ThrowawayPostgres(command, watchdog, await ServerProcess.start(command));
      } catch (error) {
        failure = error;
        watchdog.dismiss();
        await rm(home, { recursive: true, force: true });
        const portTaken = error instanceof ThrowawayPostgresFailed && error.logTail.some((line) => line.includes('could not bind'));
        if (!portTaken && !(await forgetOldTemplate(template))) break;
      }
    }
    throw failure;
  }

  get port(): number {
    return this.#command.port;
  }

  /** What the server wrote lately, oldest line first. */
  get log(): readonly string[] {
    return this.#server.log;
  }

  /** The URL of a database of this server, for the superuser `postgres`, who needs no password. */
  url(database = 'postgres'): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
  }

  /** Makes a database and returns its URL. `template`: a database to copy, which nobody may be connected to. */
  async createDatabase(name: string, options: { readonly template?: string } = {}): Promise<string> {
    const copied = options.template === undefined ? '' : ` template ${quote(options.template)}`;
    await this.query(`create database ${quote(name)}${copied}`);
    return this.url(name);
  }

  /** Ends every connection to a database and removes it; harmless when there is none. */
  async dropDatabase(name: string): Promise<void> {
    await this.query(`drop database if exists ${quote(name)} with (force)`);
  }

  /** Runs one statement on a connection of its own, as the superuser. */
  async query<Row extends object>(
    text: string,
    values: readonly unknown[] = [],
    options: { readonly database?: string } = {},
  ): Promise<Row[]> {
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: this.url(options.database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** Stops the server and keeps its data; `restart()` brings it back. `immediate` is a crash, `kill` a kill -9. */
  async stop(mode: StopMode = 'fast'): Promise<void> {
    await this.#server.stop(mode);
  }

  /** Stops the server if it runs and starts it again on the same port, with the same data, in the role it was in unless told otherwise. */
  async restart(mode: StopMode = 'fast', { role, settings }: RestartOptions = {}): Promise<void> {
    await this.stop(mode);
    if (settings) this.#command = { ...this.#command, settings: { ...FAST_SETTINGS, ...settings } };
    if (role === 'standby') await markStandby(this.#command.cluster, this.#command.account);
    this.#server = await ServerProcess.start(this.#command);
  }

  /** Stops the server and removes its files. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop('immediate');
    this.watchdog.dismiss();
    await releaseSharedMemory(this.#command.cluster, this.#command.account);
    await rm(dirname(this.#command.cluster), { recursive: true, force: true });
  }
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
