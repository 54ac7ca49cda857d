import { expect } from 'chai';
import { observatoryTables } from '../../../src/adapters/schema/observatory/observatory.schema.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { observatoryMigrations } from '../../../src/adapters/typeorm/migrations/observatory/index.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const EXECUTION = '00000000-0000-4000-8000-000000000001';
const FILE = '00000000-0000-4000-8000-000000000002';
const CHECKSUM = 'a'.repeat(64);
const ROWS = [
  `INSERT INTO "executed_obs_units" ("id", "obs_unit", "started_at") VALUES ('${EXECUTION}', 'Orion-KL map', '2026-11-21T12:00:00.123456Z')`,
  `INSERT INTO "raw_data_files" ("id", "executed_obs_unit_id", "module", "name", "size_bytes", "checksum", "created_at")
   VALUES ('${FILE}', '${EXECUTION}', 'LFA', 'a.fits', 4, '${CHECKSUM}', '2026-11-21T12:00:00.123456Z')`,
  `INSERT INTO "sites" ("name", "full_name") VALUES ('ccat', 'CCAT')`,
  `INSERT INTO "data_locations" ("name", "site", "purpose", "storage", "priority", "root") VALUES ('s', 'ccat', 'source', 'disk', 1, '/s')`,
  `INSERT INTO "physical_copies" ("raw_data_file_id", "location", "path", "status", "created_at", "updated_at")
   VALUES ('${FILE}', 's', 'x', 'present', '2026-11-21T12:00:00.000000Z', '2026-11-21T12:00:00.000000Z')`,
];

describe('linking executions and files to the plan', function () {
  this.timeout(60_000);

  for (const engine of ['sqlite', 'postgres'] as const)
    it(`keeps the executions, files and copies there are, forth and back, on ${engine}`, async () => {
      const backend = await newBackend(engine);
      const settings = new FixedSettings({ databases: { observatory: backend.url }, database: { runMigrations: false } });
      const definition = { name: 'observatory', tables: observatoryTables, migrations: observatoryMigrations };
      const database = new TypeormDatabase(definition, settings, new SqlEngines(), new SystemClock());
      await database.initialize();
      const rows = async (sql: string): Promise<readonly unknown[]> => (await database.execute(statement('look', sql), [], 'read')).rows;
      try {
        await database.migrator().migrate({ to: '20261121-0002-create-data-copies' });
        for (const row of ROWS) await database.execute(statement('write', row), [], 'write');
        const before = await everything(rows);
        await database.migrator().migrate();
        expect(await everything(rows)).to.deep.equal(before);
        expect(await rows('SELECT "planned_obs_unit" AS "link" FROM "executed_obs_units"')).to.deep.equal([{ link: null }]);
        expect(await rows('SELECT "instrument_module" AS "link" FROM "raw_data_files"')).to.deep.equal([{ link: null }]);
        expect((await database.drift()).findings).to.deep.equal([]);
        await database.migrator().rollback({ to: '20261121-0002-create-data-copies' });
        expect(await everything(rows)).to.deep.equal(before);
      } finally {
        await database.dispose();
        await backend.remove();
      }
    });
});

async function everything(rows: (sql: string) => Promise<readonly unknown[]>): Promise<unknown> {
  return [
    await rows('SELECT "id", "obs_unit", CAST("started_at" AS TEXT) AS "at" FROM "executed_obs_units"'),
    await rows('SELECT "id", "executed_obs_unit_id", "module", "name", "size_bytes", "checksum" FROM "raw_data_files"'),
    await rows('SELECT "raw_data_file_id", "location", "path", "status" FROM "physical_copies"'),
  ];
}
