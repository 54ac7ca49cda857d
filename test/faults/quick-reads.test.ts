import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallCancelled, StatementRejected } from '../../src/ports/shared/database.errors.js';
import { failure, onPostgres, SLEEP, warm, type PostgresSubject } from './fault-subject.js';

const names = Array.from({ length: 8 }, (_, index) => `note ${String(index)}`);
const QUOTIENT = { name: 'quotient', text: 'SELECT 12 / $1::integer AS quotient', quick: true };
const NAP = { ...SLEEP, name: 'nap', quick: true };

/** On one connection, with a row for each name. */
function onOne(fault: (subject: PostgresSubject) => Promise<void>, statementTimeoutMilliseconds = 5_000): Promise<void> {
  return onPostgres({ poolSize: 1, statementTimeoutMilliseconds }, async (subject) => {
    await subject.notes.insertMany(
      names.map((name) => ({ name })),
      { onConflict: 'error' },
    );
    await subject.notes.find({ name: 'prepared' });
    await fault(subject);
  });
}

describe('quick reads', () => {
  it('of one table started at the same moment travel together, and leave the other connections free', () =>
    onPostgres({ poolSize: 5 }, async ({ database, notes, counters }) => {
      await warm(database, 3);
      await notes.insert({ name: 'here' });
      const found = ['here', 'gone', 'here'].map((name) => notes.find({ name }));
      expect(database.describe().pool).to.include({ active: 1, idle: 2 });
      const other = counters.find({ name: 'none' });
      expect(database.describe().pool).to.include({ active: 2, idle: 1 });
      expect(await Promise.all([...found, other])).to.deep.equal([{ name: 'here' }, undefined, { name: 'here' }, undefined]);
    }));
});

describe('quick reads while every connection is busy', () => {
  it('share a connection: eight at once take the time of one', () =>
    onOne(async ({ notes, proxy }) => {
      const delay = 60;
      proxy.delay(delay);
      const began = performance.now();
      const found = await Promise.all(names.map((name) => notes.find({ name })));
      const trips = (performance.now() - began) / (2 * delay);
      proxy.restore();
      expect(found.map((row) => row?.name)).to.deep.equal(names);
      expect(trips).to.be.below(4);
    }));

  it('keep nobody else from the connection, however many follow one another on it', () =>
    onOne(async ({ database, notes }) => {
      const most = 40;
      let reads = 0;
      const read = async (): Promise<void> => {
        for (; reads < most; reads += 1) await database.execute(NAP, [0.03], 'read');
      };
      // One of the two is always on its way.
      const readers = [read(), sleep(15).then(read)];
      await sleep(60);
      await notes.insert({ name: 'written' });
      expect(reads).to.be.below(most / 2);
      reads = most;
      await Promise.all(readers);
    }));

  it('fail each for itself', () =>
    onOne(async ({ database }) => {
      const settled = await Promise.allSettled([3, 0, 4].map((divisor) => database.execute(QUOTIENT, [divisor], 'read')));
      expect(settled[0])
        .to.have.nested.property('value.rows')
        .that.deep.equals([{ quotient: 4 }]);
      expect(settled[1]).to.have.property('reason').that.is.instanceOf(StatementRejected);
      expect(settled[2])
        .to.have.nested.property('value.rows')
        .that.deep.equals([{ quotient: 3 }]);
    }));

  it('are not touched by the cancelling of another: whoever can cancel has a connection of their own', () =>
    onOne(async ({ database, notes }) => {
      const caller = new AbortController();
      const cancelled = failure(() => database.execute(NAP, [10], 'read', { signal: caller.signal }));
      const behind = names.map((name) => notes.find({ name }));
      await sleep(50);
      caller.abort();
      expect((await cancelled).error).to.be.instanceOf(CallCancelled);
      expect((await Promise.all(behind)).map((row) => row?.name)).to.deep.equal(names);
    }));

  it('each have the whole statement limit', () =>
    onOne(async ({ database }) => {
      await Promise.all([0.3, 0.3, 0.3, 0.3].map((seconds) => database.execute(NAP, [seconds], 'read')));
    }, 600));

  it('are asked again on another connection when theirs is lost', () =>
    onOne(async ({ notes, proxy }) => {
      const found = names.map((name) => notes.find({ name }));
      proxy.cut();
      expect((await Promise.all(found)).map((row) => row?.name)).to.deep.equal(names);
    }));
});
