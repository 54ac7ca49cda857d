import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../../../src/domain/shared/secret.js';
import type { DatabaseSettings } from '../../../src/ports/shared/settings.js';
import { defineTable, type TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { createTable } from '../../../src/adapters/typeorm/shared/ddl.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../../../src/adapters/typeorm/shared/sql-connection.js';
import { SqliteEngine, type SqliteEngineOptions } from '../../../src/adapters/typeorm/sqlite/sqlite-engine.js';
import { sqliteDialect } from '../../../src/adapters/typeorm/sqlite/sqlite-dialect.js';

export const stars = defineTable({
  name: 'stars',
  columns: {
    id: { kind: 'bigint', generated: true },
    name: { kind: 'text', length: 40 },
    magnitude: { kind: 'double', nullable: true },
    variable: { kind: 'boolean' },
    discovered: { kind: 'instant', nullable: true },
    catalog_number: { kind: 'bigint', nullable: true },
  },
  primaryKey: ['id'],
  uniques: { stars_name_key: ['name'] },
  checks: { stars_magnitude_range: { column: 'magnitude', between: [-30, 40] } },
});

/** Refers to stars in two ways, so that a violation leaves more than one candidate. */
export const pairs = defineTable({
  name: 'pairs',
  columns: { id: { kind: 'bigint' }, first: { kind: 'bigint' }, second: { kind: 'bigint', nullable: true } },
  primaryKey: ['id'],
  foreignKeys: {
    pairs_first_fkey: { columns: ['first'], references: { table: 'stars', columns: ['id'] } },
    pairs_second_fkey: { columns: ['second'], references: { table: 'stars', columns: ['id'] } },
  },
});

/** Vanishes with its pair; has one foreign key only. */
export const notes = defineTable({
  name: 'notes',
  columns: { id: { kind: 'bigint' }, pair_id: { kind: 'bigint' }, text: { kind: 'text' } },
  primaryKey: ['id'],
  foreignKeys: { notes_pair_id_fkey: { columns: ['pair_id'], references: { table: 'pairs', columns: ['id'] }, onDelete: 'cascade' } },
});

const TABLES: readonly TableSchema[] = [stars, pairs, notes];

/** Adds numbers for about a minute: a statement that only a limit, a deadline or a signal ends. */
export const ENDLESS =
  'WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 1000000000) SELECT sum(n) FROM counter';

export const sql = (text: string): SqlStatement => ({ name: 'test', text });

export type SqliteDriverName = DatabaseSettings['sqliteDriver'];

/** Every test of a file runs on both, except where it says why not. */
export const SQLITE_DRIVERS: readonly SqliteDriverName[] = ['sqlite3', 'better-sqlite3'];

function settingsOf(path: string, changes: Partial<DatabaseSettings> = {}): DatabaseSettings {
  return {
    url: new Secret(`sqlite:///${path}`),
    pooling: 'pooled',
    replicaWaitMilliseconds: 0,
    poolSize: 4,
    connectionBudget: 0,
    acquireTimeoutMilliseconds: 2_000,
    connectTimeoutMilliseconds: 2_000,
    statementTimeoutMilliseconds: 20_000,
    lockTimeoutMilliseconds: 2_000,
    idleInTransactionTimeoutMilliseconds: 0,
    idleTimeoutMilliseconds: 0,
    maxLifetimeMilliseconds: 0,
    prePingMilliseconds: 0,
    leakDetectionMilliseconds: 0,
    runMigrations: false,
    autoReflect: 'off',
    sqliteDriver: 'sqlite3',
    preparedStatements: true,
    ...changes,
  };
}

/** Engines on throwaway files; `dispose()` closes and removes them all. */
export class SqliteFixture {
  readonly folder = mkdtempSync(join(tmpdir(), 'sextant-sqlite-'));
  private readonly engines: SqliteEngine[] = [];
  private files = 0;

  constructor(readonly driver: SqliteDriverName) {}

  path(name = `${String(++this.files)}.db`): string {
    return join(this.folder, name);
  }

  settings(path: string, changes: Partial<DatabaseSettings> = {}): DatabaseSettings {
    return settingsOf(path, { sqliteDriver: this.driver, ...changes });
  }

  engine(settings: DatabaseSettings, options: Partial<SqliteEngineOptions> = {}): SqliteEngine {
    const engine = new SqliteEngine({ databaseName: 'sky', tables: () => TABLES, settings, ...options });
    this.engines.push(engine);
    return engine;
  }

  /** An open engine whose file has the three tables. */
  async open(changes: Partial<DatabaseSettings> = {}, options: Partial<SqliteEngineOptions> = {}): Promise<SqliteEngine> {
    const engine = this.engine(this.settings(this.path(), changes), options);
    await engine.open({});
    for (const table of TABLES) for (const text of createTable(sqliteDialect, table)) await engine.execute(sql(text), [], 'write');
    return engine;
  }

  async dispose(): Promise<void> {
    for (const engine of this.engines) await engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function addStar(target: Pick<SqlConnection, 'execute'> | SqliteEngine, name: string): Promise<SqlResult> {
  const statement = sql('INSERT INTO stars (name, variable) VALUES ($1, $2) RETURNING id');
  return target instanceof SqliteEngine ? target.execute(statement, [name, false], 'write') : target.execute(statement, [name, false]);
}

export async function starNames(engine: SqliteEngine): Promise<string[]> {
  const { rows } = await engine.execute(sql('SELECT name FROM stars ORDER BY id'), [], 'read');
  return rows.map((row) => row.name as string);
}

/** Runs `work` in a transaction by the engine's verbs alone. */
export async function inTransaction<T>(engine: SqliteEngine, work: (connection: SqlConnection) => Promise<T>): Promise<T> {
  const connection = await engine.acquire('write', {});
  let broken = false;
  try {
    await engine.begin(connection, { isolation: 'serializable', readOnly: false });
    const result = await work(connection);
    await engine.commit(connection);
    return result;
  } catch (error) {
    await engine.rollback(connection).catch(() => (broken = true));
    throw error;
  } finally {
    engine.release(connection, broken);
  }
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error('expected a rejection');
}
