import { expect } from 'chai';
import { describeCommit } from './commit.contract.js';
import { describeConcurrentStatements } from './concurrent-statements.contract.js';
import { describeConcurrency } from './concurrency.contract.js';
import { describeFailedStatements } from './failed-statement.contract.js';
import { describeNamedErrors } from './named-errors.contract.js';
import { describeOpenTransactions } from './open-transactions.contract.js';
import { describePropagation } from './propagation.contract.js';
import { describeReadOnlyAndHooks } from './read-only-and-hooks.contract.js';
import { describeScopedSessions } from './scoped-sessions.contract.js';
import { describeSessions } from './sessions.contract.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** What every `Database` owes its callers. Runs unchanged on every engine; mocha's `describe` and `it` must be there. */
export function describeTransactions(engine: string, subject: () => TransactionsSubject): void {
  const { start, read } = counterSteps(subject);

  describe(`transactions on ${engine}`, () => {
    describeCommit(subject);
    describeFailedStatements(subject);
    describePropagation(subject);
    describeConcurrency(subject);
    describeConcurrentStatements(subject);
    describeReadOnlyAndHooks(subject);
    describeSessions(subject);
    describeOpenTransactions(subject);
    describeScopedSessions(subject);
    describeNamedErrors(subject);

    it('answers a ping and keeps a session usable', async () => {
      const { database } = subject();
      await database.ping();
      await database.session(async () => {
        await start('a', 3);
        expect(await read('a')).to.equal(3);
      });
    });
  });
}
