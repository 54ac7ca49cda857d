import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineTable } from '../../src/adapters/schema/shared/table.js';
import type { TableGateway } from '../../src/adapters/shared/table-gateway.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { initialMigration, SqlEngines, statement, TypeormDatabase } from '../../src/adapters/typeorm/index.js';
import { deferred } from '../../src/domain/shared/deferred.js';
import { MemoryDatabase } from '../../src/adapters/memory/index.js';
import type { Database } from '../../src/ports/shared/database.js';
import type { DatabaseSettings } from '../../src/ports/shared/settings.js';
import { FaultProxy, FixedSettings, sharedPostgres, type ThrowawayPostgres } from '../../src/testing/index.js';
import { Baseline, type ServerSide } from './baseline.js';

type Limits = Partial<Omit<DatabaseSettings, 'url'>>;

/** Entries in the order they were noted, each under a name of its own; and counters to race for. */
export const noteTable = defineTable({ name: 'fault_note', columns: { name: { kind: 'text', length: 80 } }, primaryKey: ['name'] });
export const counterTable = defineTable({
  name: 'fault_counter',
  columns: { name: { kind: 'text', length: 80 }, count: { kind: 'integer' } },
  primaryKey: ['name'],
});
const TABLES = [noteTable, counterTable];

/** A database under test, on any engine. */
export interface FaultSubject {
  readonly database: Database;
  readonly notes: TableGateway<typeof noteTable>;
  readonly counters: TableGateway<typeof counterTable>;
  /** Ends the connection of the current transaction, where there is one that can end. */
  readonly loseConnection?: () => Promise<unknown>;
}

export interface SqlSubject extends FaultSubject {
  readonly database: TypeormDatabase;
  readonly url: string;
}

export interface PostgresSubject extends SqlSubject {
  /** Between the pool and the server; passes until told otherwise. */
  readonly proxy: FaultProxy;
  readonly server: ThrowawayPostgres;
}

/** Runs a fault against a fresh PostgreSQL database behind a proxy, then makes sure that everything is as before. */
export async function onPostgres(
  limits: Limits,
  fault: (subject: PostgresSubject) => Promise<void>,
  own?: ThrowawayPostgres,
): Promise<void> {
  const server = own ?? (await sharedPostgres());
  const side: ServerSide = { server, database: `fault_${randomUUID().replaceAll('-', '')}` };
  const direct = await server.createDatabase(side.database);
  const baseline = new Baseline();
  const proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
  const url = proxy.through(direct);
  const database = await open(url, limits);
  try {
    const loseConnection = (): Promise<unknown> => database.execute(TERMINATE, [], 'write');
    await fault({ database, url, proxy, server, loseConnection, notes: database.table(noteTable), counters: database.table(counterTable) });
    await baseline.poolIsWhole(database, side);
  } finally {
    await database.dispose();
    await proxy[Symbol.asyncDispose]();
  }
  await baseline.isRestored(side);
  await server.dropDatabase(side.database);
}

/** How URLs name the drivers of SQLite. */
export const SQLITE_SCHEMES = { sqlite3: 'sqlite:', 'better-sqlite3': 'sqlite+better-sqlite3:' } as const;

/** Runs a fault against a fresh SQLite file, then makes sure that everything is as before. */
export function onSqlite(limits: Limits, fault: (subject: SqlSubject) => Promise<void>): Promise<void> {
  return onFile(SQLITE_SCHEMES.sqlite3, limits, fault);
}

/** The same with better-sqlite3. */
export function onBetterSqlite(limits: Limits, fault: (subject: SqlSubject) => Promise<void>): Promise<void> {
  return onFile(SQLITE_SCHEMES['better-sqlite3'], limits, fault);
}

/** SQLite on each of its drivers. */
export const EVERY_SQLITE = { sqlite3: onSqlite, 'better-sqlite3': onBetterSqlite } as const;

async function onFile(scheme: string, limits: Limits, fault: (subject: SqlSubject) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sextant-faults-'));
  const url = `${scheme}///${join(folder, 'fault.db')}`;
  const baseline = new Baseline();
  const database = await open(url, limits);
  try {
    await fault({ database, url, notes: database.table(noteTable), counters: database.table(counterTable) });
    await baseline.poolIsWhole(database);
  } finally {
    await database.dispose();
  }
  await baseline.isRestored();
  await rm(folder, { recursive: true, force: true });
}

/** Runs a fault against the in-memory engine. */
export async function onMemory(fault: (subject: FaultSubject) => Promise<void>): Promise<void> {
  const baseline = new Baseline();
  const database = new MemoryDatabase('fault', TABLES);
  await fault({ database, notes: database.table(noteTable), counters: database.table(counterTable) });
  await database.dispose();
  await baseline.isRestored();
}

/** A database on its own engine and pool, with the tables of the fault tests; the caller disposes of it. */
export async function open(url: string, limits: Limits = {}): Promise<TypeormDatabase> {
  const settings = new FixedSettings({ databases: { fault: url }, database: limits });
  const definition = { name: 'fault', tables: TABLES, migrations: [initialMigration('0001-faults', TABLES)] };
  const database = new TypeormDatabase(definition, settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  return database;
}

/** The same fault on every engine. */
export const EVERY_ENGINE: Readonly<
  Record<'memory' | 'sqlite' | 'sqlite (better-sqlite3)' | 'postgres', (fault: (subject: FaultSubject) => Promise<void>) => Promise<void>>
> = {
  memory: onMemory,
  sqlite: (fault) => onSqlite({}, fault),
  'sqlite (better-sqlite3)': (fault) => onBetterSqlite({}, fault),
  postgres: (fault) => onPostgres({}, fault),
};

/** Holds connections in open transactions until `release` is called. */
export async function holdConnections(database: TypeormDatabase, number: number): Promise<{ release: () => Promise<void> }> {
  const { promise: released, resolve: release } = deferred();
  const held = Array.from({ length: number }, () => {
    const { promise: begun, resolve: begin } = deferred();
    const over = database.transaction(async () => {
      await database.execute(statement('hold', 'SELECT 1'), [], 'write');
      begin(undefined);
      await released;
    });
    return { begun: Promise.race([begun, over]), over };
  });
  await Promise.all(held.map(({ begun }) => begun));
  return {
    release: async () => {
      release(undefined);
      await Promise.all(held.map(({ over }) => over));
    },
  };
}

/** Fills the pool with idle connections. */
export async function warm(database: TypeormDatabase, number: number): Promise<void> {
  await (await holdConnections(database, number)).release();
}

/** What a call failed with, and after how many milliseconds. */
export async function failure(
  call: () => Promise<unknown>,
): Promise<{ readonly error: Error & Record<string, unknown>; readonly after: number }> {
  const began = performance.now();
  try {
    await call();
  } catch (error) {
    return { error: error as Error & Record<string, unknown>, after: performance.now() - began };
  }
  throw new Error('expected a failure');
}

const TERMINATE = { name: 'terminate', text: 'SELECT pg_terminate_backend(pg_backend_pid())' };

export const SLEEP = { name: 'sleep', text: 'SELECT pg_sleep($1)' };
