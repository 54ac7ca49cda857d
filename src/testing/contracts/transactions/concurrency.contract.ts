import { expect } from 'chai';
import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** Transactions beside each other. */
export function describeConcurrency(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('concurrency', () => {
    it('loses no update when 8 clients increment one counter 10 times each', async () => {
      const { database } = subject();
      await start('a');
      const increment = (): Promise<unknown> =>
        database.transaction(async () => {
          const count = (await read('a')) ?? 0;
          await write('a', count + 1);
        });
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let time = 0; time < 10; time++) await increment();
        }),
      );
      expect(await read('a')).to.equal(80);
    });

    it('lets no write skew through: two that check the sum never both withdraw', async () => {
      const { database } = subject();
      await start('a', 50);
      await start('b', 50);
      const withdraw = (name: string): Promise<boolean> =>
        database.transaction(async () => {
          const sum = ((await read('a')) ?? 0) + ((await read('b')) ?? 0);
          if (sum < 100) return false;
          await write(name, 0);
          return true;
        });
      const withdrawn = await Promise.all([withdraw('a'), withdraw('b')]);
      expect(withdrawn.filter(Boolean)).to.have.length(1);
    });

    it('runs the work again after a conflict and says which attempt it is', async () => {
      const attempts: number[] = [];
      await subject().database.transaction((transaction) => {
        attempts.push(transaction.attempt);
        return attempts.length < 3 ? Promise.reject(new SerializationConflict('test', 'planned')) : Promise.resolve();
      });
      expect(attempts).to.deep.equal([1, 2, 3]);
    });

    it('throws the conflict at once when retrying is off', async () => {
      let runs = 0;
      const failing = subject().database.transaction(
        () => {
          runs++;
          return Promise.reject(new SerializationConflict('test', 'planned'));
        },
        { retry: false },
      );
      expect(await rejection(failing)).to.be.instanceOf(SerializationConflict);
      expect(runs).to.equal(1);
    });
  });
}
