import { expect } from 'chai';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { addStar, inTransaction, SQLITE_DRIVERS, SqliteFixture, starNames } from './sqlite-fixture.js';

const DESCRIPTORS = '/proc/self/fd';

/** Descriptors of this process on one file; 0 where the system does not say. */
function opened(path: string): number {
  if (!existsSync(DESCRIPTORS)) return 0;
  const target = (descriptor: string): string => {
    try {
      return readlinkSync(`${DESCRIPTORS}/${descriptor}`);
    } catch {
      return '';
    }
  };
  return readdirSync(DESCRIPTORS).filter((descriptor) => target(descriptor).startsWith(path)).length;
}

for (const driver of SQLITE_DRIVERS)
  describe(`SQLite without pooling (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    after(() => fixture.dispose());

    it('opens a connection for each statement and each transaction, and leaves none behind', async () => {
      const engine = await fixture.open({ pooling: 'none' });
      await Promise.all(['one', 'two', 'three'].map((name) => addStar(engine, name)));
      await inTransaction(engine, (connection) => addStar(connection, 'four'));
      expect((await starNames(engine)).sort()).to.deep.equal(['four', 'one', 'three', 'two']);
      expect(engine.statistics()).to.include({ active: 0, idle: 0, waiting: 0 });
      const { location } = engine;
      await engine.close();
      expect(opened(location)).to.equal(0);
    });

    it('has no more open at one time than the pool is large', async () => {
      const engine = await fixture.open({ pooling: 'none', poolSize: 3 });
      let most = 0;
      await Promise.all(
        Array.from({ length: 30 }, async () => {
          await starNames(engine);
          most = Math.max(most, engine.statistics().active);
        }),
      );
      expect(most).to.be.within(0, 3);
      const { location } = engine;
      await engine.close();
      expect(opened(location)).to.equal(0);
    });

    it('keeps the one connection of a database in memory, which would end with it', async () => {
      const engine = await fixture.open({ pooling: 'none' }, { location: { path: ':memory:', access: 'create' } });
      await addStar(engine, 'kept');
      expect(await starNames(engine)).to.deep.equal(['kept']);
    });
  });
