import { expect } from 'chai';
import { CheckViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { TransactionAborted, TransactionRolledBack } from '../../../ports/shared/transaction.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

const STATEMENTS = 50;
const FAILING = 25;

const names = Array.from({ length: STATEMENTS }, (_, index) => `n${String(index)}`);

/** Statements of one transaction that are started together, without waiting for one another. */
export function describeConcurrentStatements(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('statements started together in one transaction', () => {
    it(`gives each of ${String(STATEMENTS)} its own result`, async () => {
      const counts = await subject().database.transaction(async () => {
        await Promise.all(names.map((name, index) => start(name, index)));
        await Promise.all(names.map((name, index) => write(name, index * 10)));
        return Promise.all(names.map(read));
      });
      const expected = names.map((_, index) => index * 10);
      expect(counts).to.deep.equal(expected);
      expect(await Promise.all(names.map(read))).to.deep.equal(expected);
    });

    it('runs them in the order in which they were started', async () => {
      await start('a');
      const seen = await subject().database.transaction(() =>
        Promise.all([read('a'), write('a', 1), read('a'), write('a', 2), read('a')]).then((all) => [all[0], all[2], all[4]]),
      );
      expect(seen).to.deep.equal([0, 1, 2]);
    });

    it('reports the failed one first; those behind it were refused, and nothing is stored', async () => {
      const { database } = subject();
      await start('taken');
      let settled: readonly PromiseSettledResult<void>[] = [];
      const error = await rejection(
        database.transaction(async () => {
          settled = await Promise.allSettled(names.map((name, index) => start(index === FAILING ? 'taken' : name)));
        }),
      );
      expect(error).to.be.instanceOf(TransactionRolledBack).with.property('cause').that.is.instanceOf(UniqueViolation);
      const reasons = settled.map((one) => (one.status === 'rejected' ? (one.reason as Error) : undefined));
      expect(reasons.slice(0, FAILING)).to.deep.equal(Array(FAILING).fill(undefined));
      expect(reasons[FAILING]).to.be.instanceOf(UniqueViolation);
      for (const behind of reasons.slice(FAILING + 1))
        expect(behind).to.be.instanceOf(TransactionAborted).with.property('cause').that.equals(reasons[FAILING]);
      expect(await read('n0')).to.equal(undefined);
    });

    it('throws the error of the statement that failed, not of those behind it', async () => {
      await start('a', 1);
      const error = await rejection(subject().database.transaction(() => Promise.all([start('b'), write('a', -1), start('b'), read('b')])));
      expect(error).to.be.instanceOf(CheckViolation);
      expect([await read('a'), await read('b')]).to.deep.equal([1, undefined]);
    });

    it('undoes only the savepoint they failed in', async () => {
      const { database } = subject();
      await database.transaction(async () => {
        await Promise.all([start('a', 1), start('b', 1)]);
        const failing = database.transaction(() => Promise.all([write('a', 2), write('b', -1), start('c')]), { propagation: 'nested' });
        expect(await rejection(failing)).to.be.instanceOf(CheckViolation);
        await database.transaction(() => Promise.all([write('b', 5), start('d', 7)]), { propagation: 'nested' });
        await Promise.all([write('a', 3), start('e', 9)]);
      });
      const after = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(read));
      expect(after).to.deep.equal([3, 5, undefined, 7, 9]);
    });

    it('takes savepoints beside statements: each follows what was started before it', async () => {
      const { database } = subject();
      await database.transaction(async () => {
        const first = start('a', 1);
        const nested = database.transaction(() => Promise.all([write('a', 2), start('b', 2)]), { propagation: 'nested' });
        const undone = rejection(database.transaction(() => Promise.all([write('a', 3), write('b', -1)]), { propagation: 'nested' }));
        await Promise.all([first, nested, undone]);
        await Promise.all([start('c', await read('a')), start('d', await read('b'))]);
      });
      expect([await read('c'), await read('d')]).to.deep.equal([2, 2]);
    });
  });
}
