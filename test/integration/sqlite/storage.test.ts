import { expect } from 'chai';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseDriverUnavailable, DatabaseStorageFailed } from '../../../src/ports/shared/database.errors.js';
import { addStar, failureOf, inTransaction, sql, SQLITE_DRIVERS, SqliteFixture, starNames } from './sqlite-fixture.js';

for (const driver of SQLITE_DRIVERS)
  describe(`Storage of SQLite (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    after(() => fixture.dispose());

    function expectReason(failure: Error, reason: DatabaseStorageFailed['reason'], path: string): void {
      expect(failure).to.be.instanceOf(DatabaseStorageFailed);
      expect(failure).to.have.property('reason', reason);
      expect(failure.message).to.include(path);
    }

    it('says that a file is no database', async () => {
      const path = fixture.path();
      writeFileSync(path, 'not a database, '.repeat(100));
      const engine = fixture.engine(fixture.settings(path));
      expectReason(await failureOf(engine.open({})), 'corrupt', path);
      expect(readFileSync(path, 'utf8')).to.equal('not a database, '.repeat(100));
    });

    it('says that a file is damaged in its middle, and never gives rows made up from it', async () => {
      const engine = await fixture.open();
      await inTransaction(engine, async (connection) => {
        for (let number = 0; number < 300; number++) await addStar(connection, `a star with a long name, ${String(number)}`);
      });
      await engine.close();
      const bytes = readFileSync(engine.location);
      bytes.fill(0xab, 4096 * 2, bytes.length);
      writeFileSync(engine.location, bytes);
      const damaged = fixture.engine(fixture.settings(engine.location));
      expectReason(await failureOf(damaged.open({}).then(() => starNames(damaged))), 'corrupt', engine.location);
    });

    it('says that a folder stands where the file should be, and opens once it is gone', async () => {
      const path = fixture.path();
      mkdirSync(path);
      expectReason(await failureOf(fixture.engine(fixture.settings(path)).open({})), 'unreadable', path);
    });

    it('says that a file stands where the folder should be', async () => {
      const file = fixture.path();
      writeFileSync(file, '');
      const path = `${file}/sky.db`;
      expectReason(await failureOf(fixture.engine(fixture.settings(path)).open({})), 'unreadable', path);
    });

    it('does not make a file that must exist', async () => {
      const path = fixture.path();
      expectReason(
        await failureOf(fixture.engine(fixture.settings(path), { location: { path, access: 'write' } }).open({})),
        'unreadable',
        path,
      );
    });

    it('reads a database opened read-only and refuses to write into it', async () => {
      const engine = await fixture.open();
      await addStar(engine, 'stored');
      const path = engine.location;
      const readOnly = fixture.engine(fixture.settings(`${path}?mode=ro`));
      await readOnly.open({});
      expect(await starNames(readOnly)).to.deep.equal(['stored']);
      expectReason(await failureOf(addStar(readOnly, 'refused')), 'read-only', path);
      const connection = await readOnly.acquire('write', {});
      await readOnly.begin(connection, { isolation: 'serializable', readOnly: false });
      expectReason(await failureOf(addStar(connection, 'refused')), 'read-only', path);
      await readOnly.rollback(connection);
      readOnly.release(connection, false);
    });

    if (driver === 'sqlite3')
      it('reads an immutable database', async () => {
        const engine = await fixture.open();
        await addStar(engine, 'stored');
        await engine.close();
        const immutable = fixture.engine(fixture.settings(`${engine.location}?immutable=1`));
        await immutable.open({});
        expect(await starNames(immutable)).to.deep.equal(['stored']);
        expectReason(await failureOf(addStar(immutable, 'refused')), 'read-only', engine.location);
      });
    else
      it('cannot open an immutable database, and says what to do', async () => {
        const refused = await failureOf(fixture.engine(fixture.settings(`${fixture.path()}?immutable=1`)).open({}));
        expect(refused).to.be.instanceOf(DatabaseDriverUnavailable);
        expect(refused.remedy).to.include('choose sqlite3');
      });

    it('says that there is no room, stores nothing of the transaction, and writes again once there is', async () => {
      const engine = await fixture.open();
      await addStar(engine, 'stored');
      const limit = (pages: string): Promise<unknown> => engine.execute(sql(`PRAGMA max_page_count = ${pages}`), [], 'write');
      await limit('1');
      const filling = inTransaction(engine, async (connection) => {
        for (let number = 0; number < 10_000; number++) await addStar(connection, `filling ${String(number)}`);
      });
      expectReason(await failureOf(filling), 'full', engine.location);
      await limit('1000000');
      await addStar(engine, 'after');
      expect(await starNames(engine)).to.deep.equal(['stored', 'after']);
    });
  });
