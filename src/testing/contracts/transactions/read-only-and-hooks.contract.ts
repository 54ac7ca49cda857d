import { expect } from 'chai';
import { CallCancelled } from '../../../ports/shared/database.errors.js';
import { ReadOnlyTransaction, TransactionRolledBack } from '../../../ports/shared/transaction.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** Reading only, hooks, and cancelling. */
export function describeReadOnlyAndHooks(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('read only, hooks, cancelling', () => {
    it('refuses to write in a read-only transaction', async () => {
      await start('a');
      const error = await rejection(subject().database.transaction(() => write('a', 1), { readOnly: true }));
      expect(error).to.be.instanceOf(ReadOnlyTransaction);
      expect(await read('a')).to.equal(0);
    });

    it('reads one state throughout a read-only transaction', async () => {
      await start('a');
      await subject().database.transaction(
        async () => {
          expect(await read('a')).to.equal(0);
          await subject().database.transaction(() => write('a', 1), { propagation: 'requiresNew' });
          expect(await read('a')).to.equal(0);
        },
        { readOnly: true },
      );
      expect(await read('a')).to.equal(1);
    });

    it('runs commit hooks after the outermost commit only', async () => {
      const { database } = subject();
      const events: string[] = [];
      await database.transaction(async (outer) => {
        outer.afterCommit(() => void events.push('committed'));
        outer.afterRollback(() => void events.push('rolled back'));
        await database.transaction(async (inner) => {
          inner.afterCommit(() => void events.push('inner'));
          await start('a');
        });
        expect(events).to.deep.equal([]);
      });
      expect(events).to.deep.equal(['committed', 'inner']);
    });

    it('runs roll-back hooks and no commit hook when it rolls back', async () => {
      const events: string[] = [];
      await rejection(
        subject().database.transaction((transaction) => {
          transaction.afterCommit(() => void events.push('committed'));
          transaction.afterRollback(() => void events.push('rolled back'));
          return Promise.reject(new Error('roll back'));
        }),
      );
      expect(events).to.deep.equal(['rolled back']);
    });

    it('rolls back and says so when the handle was marked rollback-only', async () => {
      const error = await rejection(
        subject().database.transaction(async (transaction) => {
          await start('a');
          transaction.setRollbackOnly();
        }),
      );
      expect(error).to.be.instanceOf(TransactionRolledBack);
      expect(await read('a')).to.equal(undefined);
    });

    it('rolls back when the caller aborts', async () => {
      const caller = new AbortController();
      const error = await rejection(
        subject().database.transaction(
          async () => {
            await start('a');
            caller.abort();
          },
          { signal: caller.signal },
        ),
      );
      expect(error).to.be.instanceOf(CallCancelled);
      expect(await read('a')).to.equal(undefined);
    });

    it('does not begin for a caller that has aborted already', async () => {
      const error = await rejection(subject().database.transaction(() => start('a'), { signal: AbortSignal.abort() }));
      expect(error).to.be.instanceOf(CallCancelled);
      expect(await read('a')).to.equal(undefined);
    });
  });
}
