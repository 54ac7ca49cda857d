import { expect } from 'chai';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { initialMigration } from '../../../src/adapters/typeorm/migrations/initial-migration.js';
import { ALL_ENGINES, type Backend } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const starTable = defineTable({ name: 'star', columns: { name: { kind: 'text' } }, primaryKey: ['name'] });
const planetTable = defineTable({ name: 'planet', columns: { name: { kind: 'text' } }, primaryKey: ['name'] });

for (const engine of ALL_ENGINES.filter((name) => name !== 'memory'))
  describe(`databases that share an engine on ${engine}`, () => {
    let backend: Backend;
    let engines: SqlEngines;
    const databaseOf = (name: string, table: typeof starTable | typeof planetTable, url = backend.url): TypeormDatabase =>
      new TypeormDatabase(
        { name, tables: [table], migrations: [initialMigration(`0001-${name}`, [table])] },
        new FixedSettings({ databases: { [name]: url } }),
        engines,
        new SystemClock(),
      );
    const through = (database: TypeormDatabase, table: string): Promise<unknown[]> =>
      database.manager(async (manager) => {
        await manager.insert(table, { name: 'through TypeORM' });
        return manager.find(table);
      });

    beforeEach(async () => {
      backend = await newBackend(engine);
      engines = new SqlEngines();
    });
    afterEach(() => backend.remove());

    it('know the tables of one another through TypeORM, also of one that came when the engine was open', async () => {
      const stars = databaseOf('stars', starTable);
      await stars.initialize();
      expect(await through(stars, 'star')).to.deep.equal([{ name: 'through TypeORM' }]);
      const planets = databaseOf('planets', planetTable);
      await planets.initialize();
      expect(planets.engine).to.equal(stars.engine);
      expect(await through(planets, 'planet')).to.deep.equal([{ name: 'through TypeORM' }]);
      expect(await stars.manager((manager) => manager.find('planet'))).to.have.lengthOf(1);
      await Promise.all([stars.dispose(), planets.dispose()]);
    });

    it('open and close in any order, at once too, and the engine closes with the last', async () => {
      const stars = databaseOf('stars', starTable);
      const planets = databaseOf('planets', planetTable);
      await Promise.all([stars.initialize(), planets.initialize()]);
      await Promise.all([stars.dispose(), planets.ping()]);
      await Promise.all([planets.dispose(), stars.initialize()]);
      await stars.ping();
      await stars.dispose();
      expect(await rejection(stars.ping())).to.have.property('code', 'DATABASE_UNAVAILABLE');
    });

    it('take up with a place again that everybody had left', async () => {
      const stars = databaseOf('stars', starTable);
      const other = await newBackend(engine);
      await stars.initialize();
      await stars.table(starTable).insert({ name: 'Vega' });
      const planets = databaseOf('planets', planetTable, other.url);
      await planets.initialize();
      const [url, elsewhere] = [stars.url, new FixedSettings({ databases: { x: other.url } }).database('x').url];
      await stars.switchTo({ url: elsewhere });
      await stars.switchTo({ url });
      expect(await stars.table(starTable).select()).to.deep.equal([{ name: 'Vega' }]);
      await Promise.all([stars.dispose(), planets.dispose()]);
      await other.remove();
    });
  });
