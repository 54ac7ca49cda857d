import { expect } from 'chai';
import { Deadline } from '../../../src/ports/shared/deadline.js';
import { CallCancelled, DatabaseTimeout } from '../../../src/ports/shared/database.errors.js';
import { addStar, ENDLESS, failureOf, sql, SqliteFixture, starNames } from './sqlite-fixture.js';

describe('A running statement of sqlite3', () => {
  const fixture = new SqliteFixture('sqlite3');
  after(() => fixture.dispose());

  it('stops a statement at the statement timeout, and the connection goes on', async () => {
    const engine = await fixture.open({ statementTimeoutMilliseconds: 60 }, { readers: 1 });
    const began = performance.now();
    expect(await failureOf(engine.execute(sql(ENDLESS), [], 'read'))).to.be.instanceOf(DatabaseTimeout);
    expect(performance.now() - began).to.be.within(50, 2_000);
    expect((await engine.execute(sql('SELECT 1 AS one'), [], 'read')).rows).to.deep.equal([{ one: 1 }]);
  });

  it('stops a statement at the deadline of its call', async () => {
    const engine = await fixture.open();
    const began = performance.now();
    const failure = await failureOf(engine.execute(sql(ENDLESS), [], 'read', { deadline: Deadline.after(40) }));
    expect(failure).to.be.instanceOf(DatabaseTimeout);
    expect(performance.now() - began).to.be.below(2_000);
  });

  it('stops a statement whose caller aborts, and those of others run on', async () => {
    const engine = await fixture.open();
    const caller = new AbortController();
    const running = failureOf(engine.execute(sql(ENDLESS), [], 'read', { signal: caller.signal }));
    await addStar(engine, 'meanwhile');
    caller.abort(new Error('enough'));
    expect(await running)
      .to.be.instanceOf(CallCancelled)
      .with.property('cause')
      .with.property('message', 'enough');
    expect(await starNames(engine)).to.deep.equal(['meanwhile']);
  });
});
