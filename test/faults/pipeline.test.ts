import { expect } from 'chai';
import {
  CallCancelled,
  DatabaseTimeout,
  DatabaseUnavailable,
  StatementRejected,
  UniqueViolation,
} from '../../src/ports/shared/database.errors.js';
import { Deadline } from '../../src/ports/shared/deadline.js';
import { TransactionAborted, TransactionRolledBack } from '../../src/ports/shared/transaction.errors.js';
import { failure, onPostgres, SLEEP, warm, type PostgresSubject } from './fault-subject.js';

const names = Array.from({ length: 10 }, (_, index) => `note ${String(index)}`);

/** Every note in front of a statement that sleeps, and behind it, all started together in one transaction. */
function aroundSleep({ database, notes }: PostgresSubject, call: { readonly signal?: AbortSignal; readonly deadline?: Deadline }) {
  let settled: readonly PromiseSettledResult<unknown>[] = [];
  const work = failure(() =>
    database.transaction(async () => {
      const insert = (name: string): Promise<unknown> => notes.insert({ name });
      const all = [...names.slice(0, 5).map(insert), database.execute(SLEEP, [30], 'read'), ...names.slice(5).map(insert)];
      settled = await Promise.allSettled(all);
      await all[5];
    }, call),
  );
  return work.then((failed) => ({
    ...failed,
    reasons: settled.map((one) => (one.status === 'rejected' ? (one.reason as Error) : undefined)),
  }));
}

describe('statements of one transaction on their way together', () => {
  it('take one round trip together with BEGIN, and COMMIT another', () =>
    onPostgres({}, async ({ database, notes, proxy }) => {
      await Promise.all([notes.insert({ name: 'prepared' }), warm(database, 1)]);
      const delay = 60;
      proxy.delay(delay);
      const began = performance.now();
      await database.transaction(() => Promise.all(names.map((name) => notes.insert({ name }))));
      const trips = (performance.now() - began) / delay;
      proxy.restore();
      expect(trips).to.be.below(8);
      expect(await notes.count()).to.equal(names.length + 1);
    }));

  it('are all ended by a cancel, and the connection is kept', () =>
    onPostgres({ poolSize: 1 }, async (subject) => {
      const { database, notes } = subject;
      const caller = new AbortController();
      setTimeout(() => caller.abort(new Error('enough')), 50);
      const { error, after, reasons } = await aroundSleep(subject, { signal: caller.signal });
      expect(error).to.be.instanceOf(CallCancelled).with.property('cause').with.property('message', 'enough');
      expect(after).to.be.below(1_000);
      expect(reasons.slice(0, 5)).to.deep.equal(Array(5).fill(undefined));
      expect(reasons[5]).to.equal(error);
      for (const behind of reasons.slice(6)) expect(behind).to.be.instanceOf(TransactionAborted).with.property('cause', error);
      expect(database.describe().pool).to.include({ active: 0, idle: 1 });
      expect(await notes.count()).to.equal(0);
    }));

  it('are all ended at the deadline', () =>
    onPostgres({}, async (subject) => {
      const { error, after } = await aroundSleep(subject, { deadline: Deadline.after(100) });
      expect(error).to.be.instanceOf(DatabaseTimeout);
      expect(after).to.be.below(1_000);
      expect(await subject.notes.count()).to.equal(0);
    }));

  it('each have the whole statement limit, from the end of the one before', () =>
    onPostgres({ statementTimeoutMilliseconds: 600 }, async ({ database }) => {
      const nap = (): Promise<unknown> => database.execute(SLEEP, [0.3], 'read');
      await database.transaction(() => Promise.all([nap(), nap(), nap(), nap()]));
    }));

  it('end where no answer comes any more', () =>
    onPostgres({}, async ({ database, notes, proxy }) => {
      const { error, after } = await failure(() =>
        database.transaction(
          async () => {
            await notes.insert({ name: 'first' });
            proxy.blackHole();
            await Promise.all(names.map((name) => notes.insert({ name })));
          },
          { deadline: Deadline.after(300) },
        ),
      );
      expect(error).to.be.instanceOf(DatabaseTimeout);
      expect(after).to.be.within(295, 1_000);
      proxy.restore();
      expect(await notes.count()).to.equal(0);
    }));

  it('fail with their connection, and nothing of them is stored', () =>
    onPostgres({}, async ({ database, notes, loseConnection }) => {
      const { error } = await failure(() =>
        database.transaction(
          async () => {
            await notes.insert({ name: 'first' });
            await Promise.all([loseConnection?.(), ...names.map((name) => notes.insert({ name }))]);
          },
          { retry: false },
        ),
      );
      expect(error).to.be.instanceOf(DatabaseUnavailable);
      expect(await notes.count()).to.equal(0);
    }));

  it('are sent again with BEGIN when the connection turns out to be dead', () =>
    onPostgres({ poolSize: 3 }, async ({ database, notes, proxy }) => {
      await warm(database, 2);
      let attempts = 0;
      await database.transaction(async () => {
        attempts += 1;
        // The news of the cut reaches us when the statements are on their way.
        proxy.cut();
        await Promise.all(names.map((name) => notes.insert({ name })));
        await notes.insert({ name: 'last' });
      });
      expect(attempts).to.equal(1);
      expect((await notes.select()).map(({ name }) => name)).to.deep.equal([...names, 'last'].sort());
    }));

  it('report a statement that the server does not understand, and refuse those behind it', () =>
    onPostgres({}, async ({ database, notes }) => {
      const wrong = { name: 'wrong', text: 'SELECT nothing FROM nowhere' };
      let settled: readonly PromiseSettledResult<unknown>[] = [];
      const { error } = await failure(() =>
        database.transaction(async () => {
          settled = await Promise.allSettled([
            notes.insert({ name: 'a' }),
            database.execute(wrong, [], 'read'),
            notes.insert({ name: 'b' }),
          ]);
        }),
      );
      expect(error).to.be.instanceOf(TransactionRolledBack).with.property('cause').that.is.instanceOf(StatementRejected);
      expect(settled[2]).to.have.property('reason').that.is.instanceOf(TransactionAborted);
      // What was prepared for the first time behind the failed one was never prepared: it must work again.
      await Promise.all([notes.insert({ name: 'a' }), notes.insert({ name: 'b' })]);
      expect(await notes.count()).to.equal(2);
    }));

  it('are counted as failed also when nobody waits for them: the commit does not succeed', () =>
    onPostgres({}, async ({ database, notes }) => {
      await notes.insert({ name: 'taken' });
      const { error } = await failure(() =>
        database.transaction(async () => {
          await notes.insert({ name: 'kept?' });
          notes.insert({ name: 'taken' }).catch(() => undefined);
        }),
      );
      expect(error).to.be.instanceOf(TransactionRolledBack);
      expect(await notes.count()).to.equal(1);
    }));

  it('let a COPY sent as a statement have the connection for itself: the one behind it is not taken for its rows', () =>
    onPostgres({}, async ({ database: { engine } }) => {
      const connection = await engine.acquire('write', {});
      await engine.begin(connection, { isolation: 'read committed', readOnly: false });
      const copy = { name: 'copy', text: '/* rows */ COPY fault_note FROM STDIN' };
      const [copied, behind] = await Promise.allSettled([connection.execute(copy, []), connection.execute(SLEEP, [0])]);
      await engine.rollback(connection);
      engine.release(connection, false);
      expect(copied).to.have.property('reason').that.is.instanceOf(StatementRejected);
      expect(behind).to.have.property('reason').that.is.instanceOf(TransactionAborted);
    }));

  it('beside a bulk load: it waits for those before it, and those behind wait for it', () =>
    onPostgres({}, async ({ database, notes }) => {
      const rows = names.map((name) => ({ name }));
      const counts = await database.transaction(() =>
        Promise.all([
          notes.insert({ name: 'a' }),
          notes.count(),
          notes.insertMany(rows, { onConflict: 'error' }),
          notes.count(),
          notes.insert({ name: 'b' }),
        ]),
      );
      expect([counts[1], counts[3]]).to.deep.equal([1, 11]);
      const { error } = await failure(() =>
        database.transaction(() =>
          Promise.all([notes.delete({ name: 'a' }), notes.insertMany(rows, { onConflict: 'error' }), notes.count()]),
        ),
      );
      expect(error).to.be.instanceOf(UniqueViolation);
      expect(await notes.count()).to.equal(12);
    }));
});
