import { expect } from 'chai';
import { DatabaseTimeout } from '../../../src/ports/shared/database.errors.js';
import { addStar, ENDLESS, failureOf, inTransaction, sql, SqliteFixture, starNames } from './sqlite-fixture.js';

/** A write that SQLite answers, when it is interrupted, by rolling the whole transaction back. */
const endlessInsert = sql(`INSERT INTO stars (name, variable) ${ENDLESS.replace('SELECT sum(n)', "SELECT 'star' || n, 0")}`);

describe('An interrupted write in a savepoint of SQLite', () => {
  const fixture = new SqliteFixture('sqlite3');
  after(() => fixture.dispose());

  it('takes nothing along that was written before the savepoint', async () => {
    const engine = await fixture.open({ statementTimeoutMilliseconds: 100 });
    await inTransaction(engine, async (connection) => {
      await addStar(connection, 'before');
      await engine.savepoint(connection, 'released');
      await addStar(connection, 'in a savepoint');
      await engine.releaseSavepoint(connection, 'released');
      await engine.savepoint(connection, 'interrupted');
      await addStar(connection, 'undone');
      expect(await failureOf(connection.execute(endlessInsert, []))).to.be.instanceOf(DatabaseTimeout);
      await engine.rollbackToSavepoint(connection, 'interrupted');
      await addStar(connection, 'after');
    });
    expect(await starNames(engine)).to.deep.equal(['before', 'in a savepoint', 'after']);
  });

  it('leaves the savepoint around it open', async () => {
    const engine = await fixture.open({ statementTimeoutMilliseconds: 100 });
    await inTransaction(engine, async (connection) => {
      await addStar(connection, 'before');
      await engine.savepoint(connection, 'outer');
      await addStar(connection, 'undone with the outer one');
      await engine.savepoint(connection, 'inner');
      expect(await failureOf(connection.execute(endlessInsert, []))).to.be.instanceOf(DatabaseTimeout);
      await engine.rollbackToSavepoint(connection, 'inner');
      await engine.rollbackToSavepoint(connection, 'outer');
    });
    expect(await starNames(engine)).to.deep.equal(['before']);
  });
});
