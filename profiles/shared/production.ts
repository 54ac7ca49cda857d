import { TypeormSeedLedger } from '../../src/adapters/typeorm/database/seed-ledger.typeorm.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import type { Class } from '../../src/container/index.js';

/** What contexts on PostgreSQL or SQLite share. */
export const production: readonly Class[] = [SqlEngines, TypeormSeedLedger];
