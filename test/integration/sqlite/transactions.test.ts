import { expect } from 'chai';
import { ReadOnlyTransaction, TransactionAborted } from '../../../src/ports/shared/transaction.errors.js';
import { DatabaseTimeout } from '../../../src/ports/shared/database.errors.js';
import { addStar, ENDLESS, failureOf, inTransaction, sql, SQLITE_DRIVERS, SqliteFixture, starNames } from './sqlite-fixture.js';

for (const driver of SQLITE_DRIVERS)
  describe(`Transactions on SQLite (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    after(() => fixture.dispose());

    it('loses nothing acknowledged when two run at once, one rolls back and a plain write stands beside them', async () => {
      const engine = await fixture.open();
      const failing = inTransaction(engine, async (connection) => {
        await addStar(connection, 'rolled back 1');
        await new Promise((resolve) => setImmediate(resolve));
        await addStar(connection, 'rolled back 2');
        throw new Error('no');
      }).catch((error: unknown) => error);
      const beside = addStar(engine, 'plain');
      const committing = inTransaction(engine, async (connection) => {
        await addStar(connection, 'committed 1');
        await new Promise((resolve) => setImmediate(resolve));
        await addStar(connection, 'committed 2');
      });
      const [failure] = await Promise.all([failing, beside, committing]);
      expect(failure).to.be.an('error').with.property('message', 'no');
      expect((await starNames(engine)).sort()).to.deep.equal(['committed 1', 'committed 2', 'plain']);
    });

    it('lets readers see what is committed only, without waiting for the writer', async () => {
      const engine = await fixture.open();
      await addStar(engine, 'before');
      await inTransaction(engine, async (connection) => {
        await addStar(connection, 'uncommitted');
        expect(await starNames(engine)).to.deep.equal(['before']);
      });
      expect(await starNames(engine)).to.deep.equal(['before', 'uncommitted']);
    });

    it('gives a read-only transaction one snapshot and refuses its writes', async () => {
      const engine = await fixture.open();
      await addStar(engine, 'first');
      const reader = await engine.acquire('read', {});
      await engine.begin(reader, { isolation: 'serializable', readOnly: true });
      const count = async (): Promise<unknown> => (await reader.execute(sql('SELECT count(*) AS n FROM stars'), [])).rows[0]?.n;
      expect(await count()).to.equal(1);
      await addStar(engine, 'second');
      expect(await count()).to.equal(1);
      expect(await failureOf(addStar(reader, 'third'))).to.be.instanceOf(ReadOnlyTransaction);
      await engine.commit(reader);
      expect(await count()).to.equal(2);
      engine.release(reader, false);
    });

    it('refuses writes in a read-only transaction on the only connection of a database in memory, and allows them after', async () => {
      const engine = await fixture.open({}, { location: { path: ':memory:', access: 'create' } });
      const only = await engine.acquire('read', {});
      await engine.begin(only, { isolation: 'serializable', readOnly: true });
      expect(await failureOf(addStar(only, 'refused'))).to.be.instanceOf(ReadOnlyTransaction);
      await engine.rollback(only);
      engine.release(only, false);
      await addStar(engine, 'allowed');
      expect(await starNames(engine)).to.deep.equal(['allowed']);
    });

    it('undoes a savepoint alone', async () => {
      const engine = await fixture.open();
      await inTransaction(engine, async (connection) => {
        await addStar(connection, 'kept');
        await engine.savepoint(connection, 'part');
        await addStar(connection, 'undone');
        await engine.rollbackToSavepoint(connection, 'part');
        await engine.savepoint(connection, 'part');
        await addStar(connection, 'kept too');
        await engine.releaseSavepoint(connection, 'part');
      });
      expect(await starNames(engine)).to.deep.equal(['kept', 'kept too']);
    });

    // better-sqlite3 cannot interrupt a write, so there SQLite never rolls back on its own for that reason.
    if (driver === 'sqlite3')
      it('commits nothing that follows a statement with which SQLite rolled the transaction back', async () => {
        const engine = await fixture.open({ statementTimeoutMilliseconds: 100 });
        const connection = await engine.acquire('write', {});
        await engine.begin(connection, { isolation: 'serializable', readOnly: false });
        await addStar(connection, 'before');
        const insert = sql(`INSERT INTO stars (name, variable) ${ENDLESS.replace('SELECT sum(n)', "SELECT 'star' || n, 0")}`);
        const [interrupted, following] = await Promise.all([
          failureOf(connection.execute(insert, [])),
          failureOf(addStar(connection, 'after')),
        ]);
        expect(interrupted).to.be.instanceOf(DatabaseTimeout);
        expect(following).to.be.instanceOf(TransactionAborted).with.property('cause', interrupted);
        expect(await failureOf(engine.commit(connection))).to.be.instanceOf(TransactionAborted);
        await engine.rollback(connection);
        engine.release(connection, false);
        expect(await starNames(engine)).to.deep.equal([]);
        await addStar(engine, 'next owner');
        expect(await starNames(engine)).to.deep.equal(['next owner']);
      });

    it('rolls back what an owner left open when it gave the connection back', async () => {
      const engine = await fixture.open();
      const connection = await engine.acquire('write', {});
      await engine.begin(connection, { isolation: 'serializable', readOnly: false });
      await addStar(connection, 'forgotten');
      engine.release(connection, false);
      await addStar(engine, 'stored');
      expect(await starNames(engine)).to.deep.equal(['stored']);
    });
  });
