import { expect } from 'chai';
import { CommitOutcomeUnknown } from '../../src/ports/shared/database.errors.js';
import { failure, onPostgres } from './fault-subject.js';
import { times } from './scale.js';

const CUTS = times({ short: 30, full: 1_000 });

const carries = (text: string) => (bytes: Buffer) => bytes.includes(text);

describe('guarantee 13: an unknown commit outcome is not retried', function () {
  this.timeout(times({ short: 60_000, full: 600_000 }));

  it(`${String(CUTS)} connections cut at COMMIT: each is reported, none is stored twice, none that arrived is lost`, () =>
    onPostgres({}, async ({ database, notes, proxy }) => {
      const arrived: string[] = [];
      for (let number = 0; number < CUTS; number += 1) {
        const message = number % 2 === 0 ? 'delivered' : 'lost';
        const name = `${String(number)} ${message}`;
        if (message === 'delivered') arrived.push(name);
        let runs = 0;
        const cut = proxy.cutAfter(carries('COMMIT'), { message });
        const { error } = await failure(() =>
          database.transaction(async () => {
            runs += 1;
            await notes.insert({ name });
          }),
        );
        await cut;
        expect(error).to.be.instanceOf(CommitOutcomeUnknown).with.property('code', 'DATABASE_COMMIT_OUTCOME_UNKNOWN');
        expect(runs).to.equal(1);
      }
      // The server may still be at work on the last one.
      while ((await notes.count()) < arrived.length);
      expect((await notes.select()).map(({ name }) => name).sort()).to.deep.equal(arrived.sort());
    }));

  it('a single write whose connection is cut is reported the same way, and not sent again', () =>
    onPostgres({}, async ({ notes, proxy }) => {
      await notes.insert({ name: 'prepared' });
      for (const message of ['delivered', 'lost'] as const) {
        const cut = proxy.cutAfter(carries(`cut ${message}`), { message });
        const { error } = await failure(() => notes.insert({ name: `cut ${message}` }));
        await cut;
        expect(error).to.be.instanceOf(CommitOutcomeUnknown);
      }
      while ((await notes.count()) < 2);
      expect((await notes.select()).map(({ name }) => name).sort()).to.deep.equal(['cut delivered', 'prepared']);
    }));

  it('a connection cut before COMMIT was sent is no unknown outcome: the first statement is sent again, a later one fails', () =>
    onPostgres({}, async ({ database, notes, proxy }) => {
      await notes.insert({ name: 'prepared' });
      const first = proxy.cutAfter(carries('first'), { message: 'delivered' });
      await database.transaction(() => notes.insert({ name: 'first' }));
      await first;
      const { error } = await failure(() =>
        database.transaction(async () => {
          await notes.insert({ name: 'second' });
          proxy.cut();
          await notes.insert({ name: 'third' });
        }),
      );
      expect(error).to.have.property('code', 'DATABASE_UNAVAILABLE');
      expect((await notes.select()).map(({ name }) => name).sort()).to.deep.equal(['first', 'prepared']);
    }));

  it('reads pass over a cut unnoticed', () =>
    onPostgres({}, async ({ notes, proxy }) => {
      await notes.insert({ name: 'here' });
      proxy.cut();
      expect(await notes.select()).to.deep.equal([{ name: 'here' }]);
    }));

  it('slow, sliced packets change nothing', () =>
    onPostgres({}, async ({ notes, proxy }) => {
      proxy.slice(7);
      proxy.delay(2);
      const rows = Array.from({ length: 200 }, (_, number) => ({ name: `sliced ${String(number).padStart(3, '0')}` }));
      await notes.insertMany(rows, { onConflict: 'error' });
      expect(await notes.select()).to.deep.equal(rows);
    }));
});
