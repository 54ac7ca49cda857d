import { adapter, Profile } from '../../../container/index.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { Database } from '../../../ports/shared/database.js';
import { SeedLedger } from '../../../ports/shared/seed-ledger.js';
import { SeedLedgerRows } from '../../rows/shared/seed-ledger.rows.js';
import { seedRecordTable } from '../../schema/shared/seed-record.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { createTable } from '../shared/ddl.js';
import { statement } from '../shared/sql-text.js';
import { TypeormDatabase } from './typeorm-database.js';

/** "seeds" in ASCII: one advisory lock per physical database, as the table of records is one there. */
const LOCK_KEY = '495622382707';
const NO_LIMITS = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];

/**
 * The records of seeds on PostgreSQL or SQLite, in the table `sextant_seeds`. It is made in the transaction of the first
 * seed, not by a migration: so every database has it that needs it, and a dry run leaves none behind.
 */
@adapter.for(SeedLedger, { profile: Profile.ALL })
export class TypeormSeedLedger extends SeedLedgerRows {
  async enter(database: Database): Promise<void> {
    const found = known(database);
    // Whoever waits for the lock has its snapshot already; what it then misses of the other's rows is a conflict and tried again.
    if (found.engine.dialect.name === 'postgres') {
      await run(found, `SELECT ${NO_LIMITS.map((limit) => `set_config('${limit}', '0', true)`).join(', ')}`);
      await run(found, `SELECT pg_advisory_xact_lock(${LOCK_KEY})`);
    }
    const [create = ''] = createTable(found.engine.dialect, seedRecordTable);
    await run(found, create.replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS'));
  }

  protected async recordsOf(database: Database): Promise<TableGateway<typeof seedRecordTable> | undefined> {
    const found = known(database);
    const { name } = seedRecordTable;
    const text =
      found.engine.dialect.name === 'postgres'
        ? `SELECT 1 WHERE to_regclass('${name}') IS NOT NULL`
        : `SELECT 1 FROM sqlite_schema WHERE name = '${name}'`;
    const { rows } = await found.execute(statement('seeds', text), [], 'read');
    return rows.length > 0 ? found.table(seedRecordTable) : undefined;
  }
}

function known(database: Database): TypeormDatabase {
  if (database instanceof TypeormDatabase) return database;
  throw new InvalidValue('database of a seed', database.name, 'one on PostgreSQL or SQLite');
}

async function run(database: TypeormDatabase, text: string): Promise<void> {
  await database.execute({ ...statement('seeds', text), unlimited: true }, [], 'write');
}
