import { access, rm } from 'node:fs/promises';
import { statement } from '../adapters/typeorm/index.js';
import { SqlEngines } from '../adapters/typeorm/database/sql-engines.js';
import type { EngineLease } from '../adapters/typeorm/database/sql-engines.js';
import { databaseUrl, parseDatabaseUrl, resolvePostgresAddress, type PostgresAddress } from '../connections/index.js';
import { Secret } from '../domain/shared/secret.js';
import type { DatabaseSettings } from '../ports/shared/settings.js';

/** The database every PostgreSQL server has, to connect to while another one is made or dropped. */
const MAINTENANCE = 'postgres';

/** The place that one or more of Sextant's databases share: a database of a PostgreSQL server, or a SQLite file. */
export class PhysicalDatabase {
  constructor(private readonly settings: DatabaseSettings) {}

  /** What a person must type to confirm that it may go: the name of the database, or the path of the file. */
  async name(): Promise<string> {
    const address = parseDatabaseUrl(this.settings.url);
    if (address.engine === 'postgres') return (await resolvePostgresAddress(address)).database;
    return address.engine === 'sqlite' ? address.path : 'memory';
  }

  /** Makes it when it is missing; true when it was. A SQLite file is made by whoever opens it first. */
  async create(): Promise<boolean> {
    const address = parseDatabaseUrl(this.settings.url);
    if (address.engine !== 'postgres') return false;
    const name = await this.name();
    return this.onServer(address, async (execute) => {
      if ((await execute('SELECT 1 FROM pg_database WHERE datname = $1', [name])).length > 0) return false;
      await execute(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
      return true;
    });
  }

  /** Removes it with everything in it; whoever is connected is thrown out. True when it was there. */
  async drop(): Promise<boolean> {
    const address = parseDatabaseUrl(this.settings.url);
    const name = await this.name();
    if (address.engine === 'sqlite') return dropFile(name);
    if (address.engine !== 'postgres') return false;
    return this.onServer(address, async (execute) => {
      const there = (await execute('SELECT 1 FROM pg_database WHERE datname = $1', [name])).length > 0;
      if (there) await execute(`DROP DATABASE "${name.replaceAll('"', '""')}" WITH (FORCE)`);
      return there;
    });
  }

  private async onServer<T>(
    address: PostgresAddress,
    work: (execute: (text: string, values?: readonly unknown[]) => Promise<readonly object[]>) => Promise<T>,
  ): Promise<T> {
    const url = new Secret(databaseUrl({ ...address, database: MAINTENANCE, targetSessionAttributes: 'read-write' }));
    const lease: EngineLease = new SqlEngines().lease('maintenance', { ...this.settings, url, replicaUrl: undefined, poolSize: 1 }, []);
    await lease.open(undefined);
    try {
      return await work(
        async (text, values = []) =>
          (await lease.engine.execute({ ...statement('maintenance', text), unlimited: true }, values, 'write')).rows,
      );
    } finally {
      await lease.close();
    }
  }
}

async function dropFile(path: string): Promise<boolean> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  // The journal files belong to the database; a new one of the same name must not find them.
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${path}${suffix}`, { force: true });
  return there;
}
