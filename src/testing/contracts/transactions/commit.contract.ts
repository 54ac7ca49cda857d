import { expect } from 'chai';
import { deferred } from '../../../domain/shared/deferred.js';
import { TransactionEnded } from '../../../ports/shared/transaction.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** What is kept and what is undone. */
export function describeCommit(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('commit and roll-back', () => {
    it('keeps what the work wrote and returns its result', async () => {
      const result = await subject().database.transaction(async () => {
        await start('a', 1);
        return 'done';
      });
      expect(result).to.equal('done');
      expect(await read('a')).to.equal(1);
    });

    it('sees its own writes before the commit', async () => {
      await subject().database.transaction(async () => {
        await start('a', 7);
        expect(await read('a')).to.equal(7);
      });
    });

    it('undoes everything and throws the same error when the work throws', async () => {
      const boom = new Error('boom');
      const error = await rejection(
        subject().database.transaction(async () => {
          await start('a');
          throw boom;
        }),
      );
      expect(error).to.equal(boom);
      expect(await read('a')).to.equal(undefined);
    });

    it('shows nothing to others before the commit', async () => {
      const { database } = subject();
      const wrote = deferred();
      const looked = deferred();
      const writing = database.transaction(async () => {
        await start('a');
        wrote.resolve(undefined);
        await looked.promise;
      });
      await wrote.promise;
      expect(await read('a')).to.equal(undefined);
      looked.resolve(undefined);
      await writing;
      expect(await read('a')).to.equal(0);
    });

    it('loses no acknowledged write beside a transaction that rolls back', async () => {
      const { database } = subject();
      const failing = rejection(
        database.transaction(async () => {
          await start('failing');
          throw new Error('roll back');
        }),
      );
      const committing = database.transaction(() => start('committing'));
      const alone = start('alone');
      await Promise.all([failing, committing, alone]);
      expect(await read('failing')).to.equal(undefined);
      expect(await read('committing')).to.equal(0);
      expect(await read('alone')).to.equal(0);
    });

    it('refuses work that outlives the transaction', async () => {
      let late: (() => Promise<unknown>) | undefined;
      await subject().database.transaction(async (transaction) => {
        await start('a');
        late = () => transaction.join(() => write('a', 1));
      });
      expect(await rejection(late?.())).to.be.instanceOf(TransactionEnded);
      expect(await read('a')).to.equal(0);
    });
  });
}
