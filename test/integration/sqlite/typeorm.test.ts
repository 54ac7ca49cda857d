import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { QueryFailedError, type MigrationInterface, type QueryRunner } from 'typeorm';
import { Instant } from '../../../src/domain/shared/instant.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../src/ports/shared/database.errors.js';
import { addStar, failureOf, inTransaction, sql, SQLITE_DRIVERS, SqliteFixture, starNames } from './sqlite-fixture.js';

for (const driver of SQLITE_DRIVERS)
  describe(`TypeORM on the SQLite pool (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    after(() => fixture.dispose());

    it('saves, finds, changes and removes entities, with every digit and microsecond', async () => {
      const engine = await fixture.open();
      const repository = engine.dataSource.getRepository('stars');
      const discovered = Instant.parse('2020-04-28T05:26:57.001441Z');
      const saved = await repository.save({ name: 'Vega', variable: true, discovered, catalog_number: 2n ** 63n - 1n });
      expect(saved).to.include({ id: 1n });
      expect(await repository.findOneBy({ id: 1n })).to.deep.equal({
        id: 1n,
        name: 'Vega',
        magnitude: null,
        variable: true,
        discovered,
        catalog_number: 2n ** 63n - 1n,
      });
      expect((await repository.update({ name: 'Vega' }, { magnitude: 0.03 })).affected).to.equal(1);
      expect(await repository.findOneBy({ magnitude: 0.03 })).to.include({ name: 'Vega' });
      expect((await repository.delete({ id: 1n })).affected).to.equal(1);
      expect(await repository.count()).to.equal(0);
    });

    it('gives the keys of many rows inserted at once', async () => {
      const engine = await fixture.open();
      const rows = Array.from({ length: 20 }, (_, index) => ({ name: `star ${String(index)}`, variable: false }));
      const { identifiers } = await engine.dataSource.getRepository('stars').insert(rows);
      expect(identifiers.map(({ id }) => id as bigint)).to.deep.equal(rows.map((_, index) => BigInt(index + 1)));
    });

    it('binds numbers, so that queries by id are one statement', async () => {
      const engine = await fixture.open();
      const [text, values] = engine.dataSource
        .createQueryBuilder('stars', 's')
        .where('s.magnitude > :least', { least: 3 })
        .getQueryAndParameters();
      expect(text).to.match(/> \?/);
      expect(values).to.deep.equal([3]);
    });

    it('puts the typed error into the QueryFailedError', async () => {
      const engine = await fixture.open();
      await addStar(engine, 'Vega');
      const failure = await failureOf(engine.dataSource.getRepository('stars').insert({ name: 'Vega', variable: false }));
      expect(failure).to.be.instanceOf(QueryFailedError);
      expect(failure.driverError).to.be.instanceOf(UniqueViolation).with.property('constraint', 'stars_name_key');
    });

    it('works inside the transaction of a connection, nested ones included', async () => {
      const engine = await fixture.open();
      const failure = await failureOf(
        inTransaction(engine, async (connection) => {
          const manager = engine.entityManager(connection);
          await manager.insert('stars', { name: 'outer', variable: false });
          await failureOf(
            manager.transaction(async (nested) => {
              await nested.insert('stars', { name: 'nested', variable: false });
              throw new Error('undo the nested part');
            }),
          );
          expect((await connection.execute(sql('SELECT name FROM stars'), [])).rows).to.deep.equal([{ name: 'outer' }]);
          throw new Error('undo all');
        }),
      );
      expect(failure.message).to.equal('undo all');
      expect(await starNames(engine)).to.deep.equal([]);
    });

    it('keeps two concurrent transactions of its own apart', async () => {
      const engine = await fixture.open();
      const { dataSource } = engine;
      const failing = failureOf(
        dataSource.transaction(async (manager) => {
          await manager.insert('stars', { name: 'undone', variable: false });
          await new Promise((resolve) => setImmediate(resolve));
          throw new Error('no');
        }),
      );
      const committing = dataSource.transaction((manager) => manager.insert('stars', { name: 'kept', variable: false }));
      await Promise.all([failing, committing, addStar(engine, 'beside')]);
      expect((await starNames(engine)).sort()).to.deep.equal(['beside', 'kept']);
    });

    it('leaves foreign keys on after a migration that failed', async () => {
      const engine = await fixture.open();
      class Failing1700000000000 implements MigrationInterface {
        name = 'Failing1700000000000';
        async up(runner: QueryRunner): Promise<void> {
          await runner.query('CREATE TABLE half_done (n)');
          throw new Error('stops here');
        }
        down(): Promise<void> {
          return Promise.resolve();
        }
      }
      engine.dataSource.migrations.push(new Failing1700000000000());
      expect((await failureOf(engine.dataSource.runMigrations())).message).to.equal('stops here');
      expect(engine.statistics().active).to.equal(0);
      expect(await failureOf(engine.execute(sql('INSERT INTO pairs VALUES (1, 77, NULL)'), [], 'write'))).to.be.instanceOf(
        ForeignKeyViolation,
      );
      expect((await engine.execute(sql("SELECT name FROM sqlite_schema WHERE name = 'half_done'"), [], 'read')).rows).to.deep.equal([]);
    });

    it('is not loaded by a service that only uses the engine', async () => {
      const settings = fixture.settings(fixture.path());
      const module = new URL('../../../src/adapters/typeorm/sqlite/sqlite-engine.js', import.meta.url).href;
      const script = `
      import { createRequire } from 'node:module';
      const { SqliteEngine } = await import(${JSON.stringify(module)});
      const settings = { ...${JSON.stringify(settings)}, url: { reveal: () => 'sqlite:///x.db' } };
      const engine = new SqliteEngine({ databaseName: 'sky', tables: () => [], settings, location: { path: ':memory:', access: 'create' } });
      await engine.open({});
      await engine.execute({ name: 'one', text: 'SELECT 1' }, [], 'read');
      const loaded = () => Object.keys(createRequire(${JSON.stringify(module)}).cache).some((path) => path.includes('/typeorm/'));
      console.log(loaded(), engine.dataSource.isInitialized, loaded());
      await engine.close();`;
      const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
      expect(stdout.trim()).to.equal('false true true');
      expect(stderr).to.equal('');
    });
  });
