import { expect } from 'chai';
import { DataSource, type EntitySchema } from 'typeorm';
import { Instant } from '../../../src/domain/shared/instant.js';
import { userTable } from '../../../src/adapters/schema/identity/user.schema.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { reflectEntitySchemas } from '../../../src/adapters/typeorm/reflection/index.js';
import { createTable } from '../../../src/adapters/typeorm/shared/ddl.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { ALERCE_TABLES } from './alerce-tables.js';
import { liveEngine, SQL_ENGINES, type LiveEngine } from './live-engine.js';
import { NASTY_POSTGRES, NASTY_SQLITE } from './nasty-tables.js';

type Row = Record<string, unknown>;
const named = (schemas: readonly EntitySchema<Row>[], name: string): EntitySchema<Row> =>
  schemas.find(({ options }) => options.name === name)!;

for (const engine of SQL_ENGINES)
  describe(`entity schemas reflected on ${engine}`, () => {
    let live: LiveEngine;
    let database: TypeormDatabase;
    before(async () => {
      live = await liveEngine(engine);
      await live.run(...(engine === 'sqlite' ? NASTY_SQLITE : NASTY_POSTGRES), ...createTable(live.engine.dialect, userTable));
      await live.run('ALTER TABLE users ADD COLUMN nickname varchar(30)');
      const settings = new FixedSettings({ databases: { shop: live.url }, database: { runMigrations: false } });
      database = new TypeormDatabase({ name: 'shop', tables: [userTable], migrations: [] }, settings, new SqlEngines(), new SystemClock());
      await database.initialize();
    });
    after(async () => {
      await database.dispose();
      await live.close();
    });

    it('have every table with a key, and no other', async () => {
      const schemas = await reflectEntitySchemas(database);
      const expected = ['Select', 'egg', 'hen', 'object', 'order_line_notes', 'order_lines', 'orders', 'tokens', 'users'];
      expect(schemas.map(({ options }) => options.name)).to.have.members(expected);
    });

    it('write and read rows through the manager, with relations, inside its transaction', async () => {
      const schemas = await reflectEntitySchemas(database);
      const [customers, orders] = [named(schemas, 'Select'), named(schemas, 'orders')];
      await database.transaction(async () => {
        const customer = await database.manager((manager) =>
          manager.save(customers, { constructor_: 'c', 'Mixed Case': 'm', '2mass': 0.5 }),
        );
        await database.manager((manager) => manager.insert(orders, { customer_id: customer['from'], price: '12.5000', note: 'n' }));
      });
      const [order] = await database.manager((manager) => manager.find(orders, { relations: { customer: true } }));
      expect(order).to.deep.include({ state: 'new', note: 'n', small: null, doubled: null });
      expect(order!['customer']).to.deep.include({ 'Mixed Case': 'm', '2mass': 0.5 });
    });

    it('complete what was declared with the columns that the database has more', async () => {
      const [users] = await reflectEntitySchemas(database, { tables: ['users'] });
      const created = Instant.parse('2026-01-02T03:04:05.000006Z');
      const row = { email: 'a@b.c', name: 'Ann', nickname: 'nan', created_at: engine === 'sqlite' ? created.toString() : created };
      await database.manager((manager) => manager.insert(users!, row as never));
      const found = await database.manager((manager) => manager.findOneByOrFail(users!, { nickname: 'nan' }));
      expect(found).to.deep.include({ email: 'a@b.c', nickname: 'nan' });
      expect(String(found['created_at'])).to.equal(created.toString());
    });

    it('leave the gateway of the declared tables as it was', async () => {
      await reflectEntitySchemas(database);
      const stored = await database.table(userTable).insert({ email: 'x@y.z', name: 'Xe', created_at: Instant.fromEpochMilliseconds(0) });
      expect(await database.table(userTable).find({ id: stored.id })).to.deep.equal(stored);
    });
  });

describe('entity schemas reflected for a data source of TypeORM alone', () => {
  it('work on the ALeRCE catalogue', async () => {
    const live = await liveEngine('postgres');
    await live.run(...ALERCE_TABLES);
    const dataSource = await new DataSource({ type: 'postgres', url: live.url }).initialize();
    try {
      const schemas = await reflectEntitySchemas(dataSource);
      expect(schemas).to.have.lengthOf(17);
      const [objects, taxonomy] = [named(schemas, 'object'), named(schemas, 'taxonomy')];
      await dataSource.manager.insert(objects, { oid: 'ZTF18aazeood', ndet: 3 });
      await dataSource.manager.insert(taxonomy, { classifier_name: 'lc', classifier_version: '1', classes: ['SN', 'AGN'] });
      expect(await dataSource.manager.findOneByOrFail(objects, { oid: 'ZTF18aazeood' })).to.deep.include({ ndet: 3, stellar: null });
      const [stored] = await dataSource.manager.find(taxonomy);
      expect(stored!['classes']).to.deep.equal(['SN', 'AGN']);
    } finally {
      await dataSource.destroy();
      await live.close();
    }
  });
});
