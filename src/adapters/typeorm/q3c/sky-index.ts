import type { CallOptions } from '../../../ports/shared/call-options.js';
import { StatementRejected } from '../../../ports/shared/database.errors.js';
import { statement } from '../shared/sql-text.js';
import type { SqlExecutor } from '../shared/sql-executor.js';
import { Q3C_EXTENSION, Q3C_FACTS, Q3C_INDEX } from './q3c.js';
import { SkyIndexBusy, SkyIndexForbidden, SkyIndexUnavailable } from './sky-index.errors.js';

const NAME = 'ix_object_q3c';
const INSUFFICIENT_PRIVILEGE = '42501';

const SERVER = `SELECT to_regprocedure('q3c_ang2ipix(float8, float8)') IS NOT NULL AS callable,
  EXISTS (SELECT FROM pg_available_extensions WHERE name = '${Q3C_EXTENSION}') AS available,
  EXISTS (SELECT FROM pg_stat_progress_create_index WHERE relid = to_regclass('${Q3C_INDEX.table}')) AS busy`;

/** Of any name, finished or not; written as SQL needs them. */
const INDEXES = `SELECT x.indexrelid::regclass::text AS name, x.indisvalid AS valid FROM pg_index x
WHERE x.indrelid = to_regclass('${Q3C_INDEX.table}') AND x.indnatts = 1 AND pg_get_indexdef(x.indexrelid, 1, true) = '${Q3C_INDEX.expression}'
ORDER BY 1`;

/** What was done, and the name of the index. */
export interface SkyIndexResult {
  readonly index: string;
  readonly outcome: 'created' | 'found';
}

/**
 * Makes the extension q3c and its index of the objects, unless they are there. Reading and writing go on meanwhile; what an
 * interrupted run left unfinished is made anew. Not inside a transaction. @throws SkyIndexUnavailable, SkyIndexForbidden, SkyIndexBusy
 */
export async function createSkyIndex(database: SqlExecutor, options?: CallOptions): Promise<SkyIndexResult> {
  const run = runnerOn(database, options);
  const { callable, available, busy } = await serverOf(database, options);
  if (busy) throw new SkyIndexBusy(database.name);
  const [facts] = (await database.execute(Q3C_FACTS, [], 'write', options)).rows;
  if (facts) return { index: String(facts['name']), outcome: 'found' };
  if (!callable) {
    if (!available) throw new SkyIndexUnavailable(database.name, 'the server does not have the extension q3c');
    await run(`CREATE EXTENSION IF NOT EXISTS ${Q3C_EXTENSION}`);
  }
  for (const { name, valid } of await run(INDEXES)) if (!valid) await run(`DROP INDEX CONCURRENTLY IF EXISTS ${String(name)}`);
  await run(`CREATE INDEX CONCURRENTLY ${NAME} ON "${Q3C_INDEX.table}" (${Q3C_INDEX.expression})`);
  // Statistics of an expression come with the first ANALYZE after its index.
  await run(`ANALYZE "${Q3C_INDEX.table}"`);
  return { index: NAME, outcome: 'created' };
}

/** Drops every index of q3c on the objects and returns their names; the extension stays. @throws SkyIndexUnavailable, SkyIndexForbidden, SkyIndexBusy */
export async function dropSkyIndex(database: SqlExecutor, options?: CallOptions): Promise<string[]> {
  const run = runnerOn(database, options);
  if ((await serverOf(database, options)).busy) throw new SkyIndexBusy(database.name);
  const names = (await run(INDEXES)).map(({ name }) => String(name));
  for (const name of names) await run(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  return names;
}

async function serverOf(database: SqlExecutor, options: CallOptions | undefined): Promise<Record<string, unknown>> {
  if (database.engine.dialect.name !== 'postgres')
    throw new SkyIndexUnavailable(database.name, 'q3c is an extension of PostgreSQL, and this is SQLite');
  const [server] = (await database.execute(statement('q3c_server', SERVER), [], 'write', options)).rows;
  return server ?? {};
}

type Run = (text: string) => Promise<Record<string, unknown>[]>;

function runnerOn(database: SqlExecutor, options: CallOptions | undefined): Run {
  return async (text) => {
    try {
      return (await database.execute({ ...statement('sky_index', text), unlimited: true }, [], 'write', options)).rows;
    } catch (error) {
      const forbidden = error instanceof StatementRejected && error.facts['sqlState'] === INSUFFICIENT_PRIVILEGE;
      throw forbidden ? new SkyIndexForbidden(database.name, error.message, error) : error;
    }
  };
}
