import { expect } from 'chai';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Deadline } from '../../../src/ports/shared/deadline.js';
import { CallCancelled, DatabaseTimeout, SerializationConflict } from '../../../src/ports/shared/database.errors.js';
import { addStar, failureOf, sql, SQLITE_DRIVERS, SqliteFixture, starNames } from './sqlite-fixture.js';

/** Another process that holds the write lock of a file until it is told to let go. */
async function lockHolder(path: string): Promise<ChildProcess> {
  const child = fork(new URL('./lock-holder.js', import.meta.url), [path]);
  await once(child, 'message');
  return child;
}

async function letGo(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.send('let go');
  await exited;
}

for (const driver of SQLITE_DRIVERS)
  describe(`Limits of a SQLite statement (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    after(() => fixture.dispose());

    it('does not begin a statement whose caller aborted before', async () => {
      const engine = await fixture.open();
      const options = { signal: AbortSignal.abort() };
      expect(
        await failureOf(engine.execute(sql("INSERT INTO stars (name, variable) VALUES ('x', 0)"), [], 'write', options)),
      ).to.be.instanceOf(CallCancelled);
      expect(await starNames(engine)).to.deep.equal([]);
    });

    it('waits for another process that writes, without holding up the event loop', async () => {
      const engine = await fixture.open({ lockTimeoutMilliseconds: 10_000 });
      const holder = await lockHolder(engine.location);
      let longestGap = 0;
      let last = performance.now();
      const ticking = setInterval(() => {
        longestGap = Math.max(longestGap, performance.now() - last);
        last = performance.now();
      }, 5);
      const writing = addStar(engine, 'patient');
      const began = performance.now();
      setTimeout(() => void holder.send('let go'), 300);
      await writing;
      clearInterval(ticking);
      expect(performance.now() - began).to.be.above(250);
      expect(longestGap).to.be.below(100);
      expect(await starNames(engine)).to.deep.equal(['patient']);
    });

    it('reads while another process writes', async () => {
      const engine = await fixture.open();
      const holder = await lockHolder(engine.location);
      expect(await starNames(engine)).to.deep.equal([]);
      await letGo(holder);
    });

    it('gives the wait for another process up as a conflict, at the deadline or when the caller aborts', async () => {
      const engine = await fixture.open({ lockTimeoutMilliseconds: 60 });
      const holder = await lockHolder(engine.location);
      const connection = await engine.acquire('write', {});
      const begin = (options: object): Promise<Error> =>
        failureOf(engine.begin(connection, { isolation: 'serializable', readOnly: false, ...options }));
      expect(await begin({})).to.be.instanceOf(SerializationConflict);
      expect(await begin({ deadline: Deadline.after(20) })).to.be.instanceOf(DatabaseTimeout);
      const caller = new AbortController();
      const waiting = begin({ signal: caller.signal });
      caller.abort();
      expect(await waiting).to.be.instanceOf(CallCancelled);
      await letGo(holder);
      await engine.begin(connection, { isolation: 'serializable', readOnly: false });
      await engine.rollback(connection);
      engine.release(connection, false);
    });
  });
