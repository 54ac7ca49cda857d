import { expect } from 'chai';
import { once } from 'node:events';
import { ConstraintViolation } from '../../../ports/shared/database.errors.js';
import { Deadline } from '../../../ports/shared/deadline.js';
import { PropagationRefused, TransactionEnded, TransactionRolledBack } from '../../../ports/shared/transaction.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** Transactions without a function around them. */
export function describeOpenTransactions(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('an explicit transaction', () => {
    it('stores at its commit what was done inside of it, and nothing before', async () => {
      const { database } = subject();
      const transaction = await database.begin({ name: 'by hand' });
      expect(transaction.name).to.match(/#\d+\(by hand\)$/);
      await transaction.join(() => start('a', 1));
      await transaction.join(() => write('a', 2));
      expect(await read('a')).to.equal(undefined);
      await transaction.commit();
      expect([await read('a'), transaction.state]).to.deep.equal([2, 'committed']);
    });

    it('leaves nothing when it is rolled back, or when its block ends before the commit', async () => {
      const { database } = subject();
      const transaction = await database.begin();
      await transaction.join(() => start('a', 1));
      await transaction.rollback();
      const failed = (async () => {
        await using block = await database.begin();
        await block.join(() => start('b', 1));
        throw new Error('before the commit');
      })();
      expect(await rejection(failed)).to.have.property('message', 'before the commit');
      expect([await read('a'), await read('b'), transaction.state]).to.deep.equal([undefined, undefined, 'rolled back']);
    });

    it('keeps what was committed when its block ends after the commit', async () => {
      const { database } = subject();
      {
        await using block = await database.begin();
        await block.join(() => start('a', 1));
        await block.commit();
      }
      expect(await read('a')).to.equal(1);
    });

    it('cannot be used or committed again after its end', async () => {
      const transaction = await subject().database.begin();
      await transaction.join(() => start('a', 1));
      await transaction.commit();
      expect(await rejection(transaction.join(() => start('b', 1)))).to.be.instanceOf(TransactionEnded);
      expect(await rejection(transaction.commit())).to.be.instanceOf(TransactionEnded);
      expect(await rejection(transaction.rollback())).to.be.instanceOf(TransactionEnded);
      expect([await read('a'), await read('b')]).to.deep.equal([1, undefined]);
    });

    it('cannot be committed after a statement in it failed', async () => {
      await start('a', 1);
      const transaction = await subject().database.begin();
      await transaction.join(() => start('b', 1));
      expect(await rejection(transaction.join(() => start('a', 1)))).to.be.instanceOf(ConstraintViolation);
      const error = (await rejection(transaction.commit())) as Error;
      expect(error).to.be.instanceOf(TransactionRolledBack);
      expect(error.cause).to.be.instanceOf(ConstraintViolation);
      expect([await read('b'), transaction.state]).to.deep.equal([undefined, 'rolled back']);
    });

    it('nests savepoints and runs hooks like any other', async () => {
      const { database } = subject();
      const heard: string[] = [];
      const transaction = await database.begin();
      transaction.afterCommit(() => void heard.push('committed'));
      await transaction.join(async () => {
        await start('a', 1);
        await rejection(database.transaction(() => start('a', 2), { propagation: 'nested' }));
        await database.transaction(() => start('b', 2));
      });
      await transaction.commit();
      expect([await read('a'), await read('b'), heard]).to.deep.equal([1, 2, ['committed']]);
    });

    it('cannot begin inside a transaction or session of its database', async () => {
      const { database } = subject();
      expect(await rejection(database.transaction(() => database.begin()))).to.be.instanceOf(PropagationRefused);
      expect(await rejection(database.session(() => database.begin()))).to.be.instanceOf(PropagationRefused);
    });

    it('is rolled back at its deadline, and reported with the code that began it', async () => {
      const { database } = subject();
      const warned = once(process, 'warning') as Promise<[NodeJS.ErrnoException & { readonly detail: string }]>;
      const transaction = await beginAndForget(subject);
      await transaction.join(() => start('a', 1));
      const [warning] = await warned;
      expect(warning).to.include({ name: 'SextantTransactionAbandoned', code: 'TRANSACTION_ABANDONED' });
      expect(warning.message).to.contain(`${transaction.name} was not finished by its deadline`);
      expect(warning.detail).to.contain('beginAndForget');
      const error = (await rejection(transaction.commit())) as Error;
      expect(error).to.be.instanceOf(TransactionRolledBack);
      expect(error.cause).to.have.property('code', 'DATABASE_TIMEOUT');
      expect(await read('a')).to.equal(undefined);
      expect(database.describe().pool.active).to.equal(0);
    });

    it('is rolled back when its signal aborts', async () => {
      const { database } = subject();
      const controller = new AbortController();
      const transaction = await database.begin({ signal: controller.signal });
      await transaction.join(() => start('a', 1));
      controller.abort();
      expect(((await rejection(transaction.commit())) as Error).cause).to.have.property('code', 'DATABASE_CALL_CANCELLED');
      await transaction.rollback();
      expect(await read('a')).to.equal(undefined);
    });
  });
}

function beginAndForget(subject: () => TransactionsSubject) {
  return subject().database.begin({ deadline: Deadline.after(60) });
}
