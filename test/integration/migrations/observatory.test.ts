import { expect } from 'chai';
import { observatoryTables } from '../../../src/adapters/schema/observatory/observatory.schema.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { generateMigration } from '../../../src/adapters/typeorm/migrations/generation/generate.js';
import { observatoryMigrations } from '../../../src/adapters/typeorm/migrations/observatory/index.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const ENGINES = ['postgres', 'sqlite'] as const;

describe('migrations of the observatory', function () {
  this.timeout(60_000);

  it('make what is declared, so that none is left to be generated, and go all the way back', async () => {
    const opened = await Promise.all(
      ENGINES.map(async (engine) => {
        const backend = await newBackend(engine);
        const settings = new FixedSettings({ databases: { observatory: backend.url }, database: { runMigrations: false } });
        const definition = { name: 'observatory', tables: observatoryTables, migrations: observatoryMigrations };
        const database = new TypeormDatabase(definition, settings, new SqlEngines(), new SystemClock());
        await database.initialize();
        return { backend, database };
      }),
    );
    const laboratories = opened.map(({ database }) => database);
    const request = { database: 'observatory', name: '20260101-0001-more', tables: observatoryTables, laboratories };
    expect(await generateMigration(request)).to.equal(undefined);
    for (const { backend, database } of opened) {
      await database.migrate();
      expect((await database.drift()).findings, backend.engine).to.deep.equal([]);
      for (const { name } of observatoryMigrations.toReversed()) expect(await database.migrator().rollback()).to.deep.equal([name]);
      await database.dispose();
      await backend.remove();
    }
  });
});
