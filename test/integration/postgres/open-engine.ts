import { PostgresEngine } from '../../../src/adapters/typeorm/postgres/postgres-engine.js';
import { createTable } from '../../../src/adapters/typeorm/shared/ddl.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { Secret } from '../../../src/domain/shared/secret.js';
import type { DatabaseSettings } from '../../../src/ports/shared/settings.js';

const SETTINGS: Omit<DatabaseSettings, 'url'> = {
  pooling: 'pooled',
  replicaWaitMilliseconds: 50,
  poolSize: 4,
  connectionBudget: 0,
  acquireTimeoutMilliseconds: 2_000,
  connectTimeoutMilliseconds: 2_000,
  statementTimeoutMilliseconds: 10_000,
  lockTimeoutMilliseconds: 5_000,
  idleInTransactionTimeoutMilliseconds: 10_000,
  idleTimeoutMilliseconds: 30_000,
  maxLifetimeMilliseconds: 0,
  prePingMilliseconds: 0,
  leakDetectionMilliseconds: 0,
  runMigrations: false,
  autoReflect: 'off',
  sqliteDriver: 'sqlite3',
  preparedStatements: true,
};

export function engineOn(url: string, tables: readonly TableSchema[] = [], settings: Partial<DatabaseSettings> = {}): PostgresEngine {
  return new PostgresEngine({ databaseName: 'lab', tables: () => tables, settings: { ...SETTINGS, ...settings, url: new Secret(url) } });
}

/** Runs `work` on an open engine whose tables exist, and closes it. */
export async function withEngine(
  url: string,
  work: (engine: PostgresEngine) => Promise<void>,
  { tables = [], ...settings }: Partial<DatabaseSettings> & { readonly tables?: readonly TableSchema[] } = {},
): Promise<void> {
  const engine = engineOn(url, tables, settings);
  await engine.open({});
  try {
    for (const table of tables) for (const text of createTable(engine.dialect, table)) await run(engine, text);
    await work(engine);
  } finally {
    await engine.close();
  }
}

export async function run(engine: PostgresEngine, text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await engine.execute(statement('test', text), values, 'write')).rows;
}

export async function read(engine: PostgresEngine, text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await engine.execute(statement('test', text), values, 'read')).rows;
}

/** The error a promise rejects with. @throws Error when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) return outcome.error;
  throw new Error(`expected a rejection, got ${String(outcome.value)}`);
}
