import { expect } from 'chai';
import { CheckViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { TransactionAborted, TransactionRolledBack } from '../../../ports/shared/transaction.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** A statement that fails aborts its transaction, on every engine. */
export function describeFailedStatements(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('a failed statement', () => {
    it('aborts its transaction: nothing more runs in it', async () => {
      await start('a');
      const error = await rejection(
        subject().database.transaction(async () => {
          await rejection(start('a'));
          await start('b');
        }),
      );
      expect(error).to.be.instanceOf(TransactionAborted);
      expect((error as Error).cause).to.be.instanceOf(UniqueViolation);
      expect(await read('b')).to.equal(undefined);
    });

    it('cannot be swallowed: the commit fails and names it', async () => {
      const error = await rejection(
        subject().database.transaction(async () => {
          await start('a');
          await rejection(start('a'));
        }),
      );
      expect(error).to.be.instanceOf(TransactionRolledBack);
      expect((error as Error).cause).to.be.instanceOf(UniqueViolation);
      expect(await read('a')).to.equal(undefined);
    });

    it('undoes only its own savepoint when nested', async () => {
      const { database } = subject();
      await database.transaction(async () => {
        await start('a', 1);
        const error = await rejection(
          database.transaction(
            async () => {
              await write('a', 2);
              await write('a', -1);
            },
            { propagation: 'nested' },
          ),
        );
        expect(error).to.be.instanceOf(CheckViolation);
        await start('b');
      });
      expect(await read('a')).to.equal(1);
      expect(await read('b')).to.equal(0);
    });
  });
}
