import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { Deadline } from '../../../src/ports/shared/deadline.js';
import { CallCancelled, ConnectionsExhausted, DatabaseTimeout, DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import { addStar, failureOf, sql, SQLITE_DRIVERS, SqliteFixture, starNames } from './sqlite-fixture.js';

for (const driver of SQLITE_DRIVERS)
  describe(`The SQLite pool (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    after(() => fixture.dispose());

    it('makes the folder of the file, opens and closes twice without harm, and opens again', async () => {
      const path = fixture.path('deep/er/sky.db');
      const engine = fixture.engine(fixture.settings(path));
      await Promise.all([engine.open({}), engine.open({})]);
      await engine.open({});
      expect(existsSync(path)).to.equal(true);
      await engine.execute(sql('CREATE TABLE kept (n)'), [], 'write');
      await Promise.all([engine.close(), engine.close()]);
      await engine.close();
      expect(await failureOf(engine.execute(sql('SELECT 1'), [], 'read'))).to.be.instanceOf(DatabaseUnavailable);
      await engine.open({});
      expect((await engine.execute(sql('SELECT * FROM kept'), [], 'read')).rows).to.deep.equal([]);
    });

    it('is not open before it was opened', async () => {
      const engine = fixture.engine(fixture.settings(fixture.path()));
      expect(await failureOf(engine.execute(sql('SELECT 1'), [], 'write'))).to.be.instanceOf(DatabaseUnavailable);
    });

    it('serves fifty writers and fifty readers at once', async () => {
      const engine = await fixture.open();
      const names = Array.from({ length: 50 }, (_, index) => `star ${String(index)}`);
      await Promise.all(names.flatMap((name) => [addStar(engine, name), starNames(engine)]));
      expect((await starNames(engine)).sort()).to.deep.equal([...names].sort());
      expect(engine.statistics()).to.include({ active: 0, waiting: 0, capacity: 4 });
      // Statements that block need no more connections than transactions do.
      expect(engine.statistics().idle).to.be.within(driver === 'sqlite3' ? 4 : 1, 4);
    });

    it('lends the writer first come, first served', async () => {
      const engine = await fixture.open();
      const first = await engine.acquire('write', {});
      const order: string[] = [];
      const waiting = ['second', 'third', 'fourth'].map(async (name) => {
        const connection = await engine.acquire('write', {});
        order.push(name);
        engine.release(connection, false);
      });
      engine.release(first, false);
      await Promise.all(waiting);
      expect(order).to.deep.equal(['second', 'third', 'fourth']);
    });

    it('says after the acquire timeout that all connections are in use, and recovers', async () => {
      const engine = await fixture.open({ acquireTimeoutMilliseconds: 400 });
      const held = await engine.acquire('write', {});
      const began = performance.now();
      const failure = await failureOf(addStar(engine, 'late'));
      expect(performance.now() - began).to.be.within(350, 10_000);
      expect(failure).to.be.instanceOf(ConnectionsExhausted);
      expect((failure as unknown as ConnectionsExhausted).pool).to.include({ active: 1, waiting: 1, capacity: 4 });
      engine.release(held, false);
      await addStar(engine, 'stored');
      expect(await starNames(engine)).to.deep.equal(['stored']);
    });

    it('ends a wait for a connection at the deadline or when the caller aborts', async () => {
      const engine = await fixture.open();
      const held = await engine.acquire('write', {});
      expect(await failureOf(engine.acquire('write', { deadline: Deadline.after(20) }))).to.be.instanceOf(DatabaseTimeout);
      const caller = new AbortController();
      const waiting = failureOf(engine.acquire('write', { signal: caller.signal }));
      caller.abort(new Error('gone home'));
      const failure = await waiting;
      expect(failure).to.be.instanceOf(CallCancelled);
      expect(failure.cause).to.have.property('message', 'gone home');
      expect(engine.statistics().waiting).to.equal(0);
      engine.release(held, false);
      engine.release(await engine.acquire('write', {}), false);
    });

    it('replaces a connection given back as broken', async () => {
      const engine = await fixture.open();
      await addStar(engine, 'stored');
      engine.release(await engine.acquire('write', {}), true);
      await addStar(engine, 'after');
      expect(await starNames(engine)).to.deep.equal(['stored', 'after']);
    });

    it('keeps a database in memory when its only connection comes back as broken', async () => {
      const engine = await fixture.open({}, { location: { path: ':memory:', access: 'create' } });
      await addStar(engine, 'stored');
      const connection = await engine.acquire('write', {});
      await engine.begin(connection, { isolation: 'serializable', readOnly: false });
      await addStar(connection, 'undone');
      engine.release(connection, true);
      expect(await starNames(engine)).to.deep.equal(['stored']);
    });

    it('ignores a connection given back twice', async () => {
      const engine = await fixture.open();
      const connection = await engine.acquire('write', {});
      engine.release(connection, false);
      engine.release(connection, false);
      const first = await engine.acquire('write', {});
      expect(await failureOf(engine.acquire('write', { deadline: Deadline.after(20) }))).to.be.instanceOf(DatabaseTimeout);
      engine.release(first, false);
    });

    it('refuses whoever waits when it closes', async () => {
      const engine = await fixture.open();
      await engine.acquire('write', {});
      const waiting = failureOf(engine.acquire('write', {}));
      await engine.close();
      expect(await waiting).to.be.instanceOf(DatabaseUnavailable);
    });

    it('keeps a bounded number of prepared statements and answers rightly past it', async () => {
      const engine = await fixture.open({}, { statementCacheSize: 3 });
      for (let round = 0; round < 2; round++)
        for (let number = 0; number < 8; number++) {
          const { rows } = await engine.execute(sql(`SELECT ${String(number)} + $1 AS n`), [round], 'read');
          expect(rows).to.deep.equal([{ n: number + round }]);
        }
    });
  });
