import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { LedgerDatabase } from '../../../ports/ledger/ledger.database.js';
import { Clock } from '../../../ports/shared/clock.js';
import { Settings } from '../../../ports/shared/settings.js';
import { ledgerTables } from '../../schema/ledger/ledger.schema.js';
import { SqlEngines } from '../database/sql-engines.js';
import { TypeormDatabase } from '../database/typeorm-database.js';
import { ledgerMigrations } from '../migrations/ledger/index.js';

@adapter.for(LedgerDatabase, { profile: Profile.ALL })
@lifecycle()
export class TypeormLedgerDatabase extends TypeormDatabase implements LedgerDatabase {
  readonly holdIsolation = 'read committed';

  constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
    super({ name: 'ledger', tables: ledgerTables, migrations: ledgerMigrations }, settings, engines, clock);
  }
}
