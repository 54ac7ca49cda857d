import { adapter, Profile } from '../../../container/index.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { Database } from '../../../ports/shared/database.js';
import { SeedLedger } from '../../../ports/shared/seed-ledger.js';
import { SeedLedgerRows } from '../../rows/shared/seed-ledger.rows.js';
import { seedRecordTable } from '../../schema/shared/seed-record.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { MemoryDatabase } from './memory-database.js';

/** The records of seeds in memory, gone with the rows of their database. */
@adapter.for(SeedLedger, { profile: Profile.TEST })
export class MemorySeedLedger extends SeedLedgerRows {
  enter(database: Database): Promise<void> {
    return this.recordsOf(database).then(() => undefined);
  }

  protected async recordsOf(database: Database): Promise<TableGateway<typeof seedRecordTable>> {
    if (!(database instanceof MemoryDatabase)) throw new InvalidValue('database of a seed', database.name, 'one in memory');
    return database.table(seedRecordTable);
  }
}
