import { expect } from 'chai';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { initialMigration } from '../../../src/adapters/typeorm/migrations/initial-migration.js';
import { MigrationFailed, MigrationHistoryConflict } from '../../../src/adapters/typeorm/migrations/migration.errors.js';
import type { Migration } from '../../../src/adapters/typeorm/migrations/migration.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { StatementRejected } from '../../../src/ports/shared/database.errors.js';
import type { Backend, EngineName } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { counterTable } from '../../../src/testing/tables/counter.schema.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const first = initialMigration('0001-counters', [counterTable]);
const insert = `INSERT INTO contract_counter VALUES ('seed', 1)`;
const second: Migration = {
  name: '0002-seed',
  up: { postgres: [insert], sqlite: [insert] },
  down: { postgres: [], sqlite: [] },
};

for (const engine of ['sqlite', 'sqlite (better-sqlite3)', 'postgres'] as const satisfies EngineName[])
  describe(`migrations on ${engine}`, () => {
    let backend: Backend;
    const opened: TypeormDatabase[] = [];

    beforeEach(async () => {
      backend = await newBackend(engine);
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((database) => database.dispose()));
      await backend.remove();
    });

    const open = async (migrations: readonly Migration[], tables: readonly TableSchema[] = [counterTable]): Promise<TypeormDatabase> => {
      const settings = new FixedSettings({ databases: { contract: backend.url }, database: { runMigrations: false } });
      const database = new TypeormDatabase({ name: 'contract', tables, migrations }, settings, new SqlEngines(), new SystemClock());
      await database.initialize();
      opened.push(database);
      return database;
    };
    const counters = (database: TypeormDatabase): Promise<number> => database.table(counterTable).count();

    it('applies what is missing, in order and once', async () => {
      expect(await (await open([first])).migrate()).to.deep.equal(['0001-counters']);
      const database = await open([first, second]);
      expect(await database.migrate()).to.deep.equal(['0002-seed']);
      expect(await database.migrate()).to.deep.equal([]);
      expect(await counters(database)).to.equal(1);
    });

    it('applies each migration once when five start together', async () => {
      const databases = await Promise.all(Array.from({ length: 5 }, () => open([first, second])));
      const applied = await Promise.all(databases.map((database) => database.migrate()));
      expect(applied.flat()).to.have.members(['0001-counters', '0002-seed']);
    });

    it('leaves nothing half done when a statement fails', async () => {
      const broken: Migration = { ...second, up: { postgres: [insert, 'SELEC 1'], sqlite: [insert, 'SELEC 1'] } };
      const database = await open([first, broken]);
      const failed = await rejection(database.migrate());
      expect(failed).to.be.instanceOf(MigrationFailed).and.have.property('cause').instanceOf(StatementRejected);
      expect((failed as MigrationFailed).facts).to.include({ migration: '0002-seed', step: 2, steps: 2, sql: 'SELEC 1' });
      const repaired = await open([first, second]);
      expect(await counters(repaired), 'rows of the failed one').to.equal(0);
      expect(await repaired.migrate()).to.deep.equal(['0002-seed']);
    });

    for (const [what, history] of [
      ['was edited', [first, { ...second, up: { ...second.up, [engine === 'postgres' ? 'postgres' : 'sqlite']: [`${insert} `] } }]],
      ['is missing', [first]],
      ['came later but sorts earlier', [{ ...second, name: '0000-late' }, first, second]],
    ] as const)
      it(`refuses a migration that ${what}, and writes nothing`, async () => {
        await (await open([first, second])).migrate();
        const database = await open(history);
        const error = await rejection(database.migrate());
        expect(error).to.be.instanceOf(MigrationHistoryConflict).and.include({ code: 'MIGRATION_HISTORY_CONFLICT' });
        expect(await counters(database)).to.equal(1);
      });

    it('keeps two databases that share one place apart', async () => {
      await (await open([first])).migrate();
      const settings = new FixedSettings({ databases: { other: backend.url }, database: { runMigrations: false } });
      const other = new TypeormDatabase({ name: 'other', tables: [], migrations: [] }, settings, new SqlEngines(), new SystemClock());
      await other.initialize();
      opened.push(other);
      expect(await other.migrate()).to.deep.equal([]);
      expect(await counters(opened[0] as TypeormDatabase)).to.equal(0);
    });

    it('writes the name, the time and the checksum of what it applied', async () => {
      const database = await open([first]);
      await database.migrate();
      const { rows } = await database.execute(statement('ledger', 'SELECT * FROM sextant_migrations'), [], 'read');
      expect(rows).to.have.length(1);
      expect(rows[0]).to.include({ database_name: 'contract', name: '0001-counters' });
      expect(rows[0]?.['checksum']).to.match(/^[0-9a-f]{64}$/);
    });
  });
