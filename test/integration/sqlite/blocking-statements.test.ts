import { expect } from 'chai';
import { Deadline } from '../../../src/ports/shared/deadline.js';
import { DatabaseTimeout } from '../../../src/ports/shared/database.errors.js';
import { addStar, ENDLESS, failureOf, inTransaction, sql, SqliteFixture, starNames } from './sqlite-fixture.js';

const ENDLESS_ROWS = sql(ENDLESS.replace('SELECT sum(n)', 'SELECT n'));
/** Adds up numbers for some tenths of a second, and gives one row at the end. */
const LONG_SUM = ENDLESS.replace('1000000000', '3000000');

describe('A statement of better-sqlite3, which blocks the event loop', () => {
  const fixture = new SqliteFixture('better-sqlite3');
  after(() => fixture.dispose());

  it('is stopped at the statement timeout between two rows, and the connection goes on', async () => {
    const engine = await fixture.open({ statementTimeoutMilliseconds: 60 }, { readers: 1 });
    const began = performance.now();
    expect(await failureOf(engine.execute(ENDLESS_ROWS, [], 'read'))).to.be.instanceOf(DatabaseTimeout);
    expect(performance.now() - began).to.be.within(50, 1_000);
    expect((await engine.execute(sql('SELECT 1 AS one'), [], 'read')).rows).to.deep.equal([{ one: 1 }]);
  });

  it('is stopped at the deadline of its call between two rows', async () => {
    const engine = await fixture.open();
    const began = performance.now();
    const failure = await failureOf(engine.execute(ENDLESS_ROWS, [], 'read', { deadline: Deadline.after(40) }));
    expect(failure).to.be.instanceOf(DatabaseTimeout);
    expect(performance.now() - began).to.be.below(1_000);
  });

  it('is too late as a read that took longer than allowed', async () => {
    const engine = await fixture.open({ statementTimeoutMilliseconds: 50 });
    expect(await failureOf(engine.execute(sql(LONG_SUM), [], 'read'))).to.be.instanceOf(DatabaseTimeout);
  });

  it('is done as a write that took longer than allowed, and says so', async () => {
    const engine = await fixture.open({ statementTimeoutMilliseconds: 50 });
    const write = sql(`INSERT INTO stars (name, variable) SELECT 'late', 0 FROM (${LONG_SUM})`);
    expect((await engine.execute(write, [], 'write')).rowCount).to.equal(1);
    expect(await starNames(engine)).to.deep.equal(['late']);
  });

  it('leaves timers and sockets their turn among thousands of its kind', async () => {
    const engine = await fixture.open();
    let [turns, over] = [0, false];
    const turn = (): void => {
      turns += 1;
      if (!over) setImmediate(turn);
    };
    setImmediate(turn);
    for (let count = 0; count < 20_000; count++) await engine.execute(sql('SELECT 1'), [], 'read');
    over = true;
    expect(turns).to.be.at.least(4);
  });

  it('runs in turn with tens of thousands that wait for the same connection', async () => {
    const engine = await fixture.open();
    const COUNT = 30_000;
    await inTransaction(engine, async (connection) => {
      const results = await Promise.all(
        Array.from({ length: COUNT }, (_, index) => connection.execute(sql('SELECT $1 AS number'), [index])),
      );
      expect(results.map(({ rows }) => rows[0]?.number)).to.deep.equal(Array.from({ length: COUNT }, (_, index) => index));
      await addStar(connection, 'last');
    });
    expect(await starNames(engine)).to.deep.equal(['last']);
  });
});
