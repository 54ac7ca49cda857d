import type { Database } from '../../../ports/shared/database.js';
import { SeedLedger, type SeedRecord } from '../../../ports/shared/seed-ledger.js';
import type { seedRecordTable } from '../../schema/shared/seed-record.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** The records of seeds over the rows of a table; the adapters of each engine bring the table and see that it is there. */
export abstract class SeedLedgerRows extends SeedLedger {
  /** `undefined` where the table was never made. */
  protected abstract recordsOf(database: Database): Promise<TableGateway<typeof seedRecordTable> | undefined>;

  async list(database: Database): Promise<SeedRecord[]> {
    const records = await this.recordsOf(database);
    const rows = (await records?.select({ where: { database_name: database.name } })) ?? [];
    return rows.map(({ name, version, applied_at }) => ({ name, version: Number(version), appliedAt: applied_at }));
  }

  async record(database: Database, { name, version, appliedAt }: SeedRecord): Promise<boolean> {
    const key = { database_name: database.name, name, version: BigInt(version) };
    const stored = await (await this.recordsOf(database))?.getOrCreate(key, { applied_at: appliedAt });
    return stored?.created ?? false;
  }
}
