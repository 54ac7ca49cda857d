import { expect } from 'chai';
import { currentTransactions } from '../../../ports/shared/ambient-scope.js';
import { DatabaseError } from '../../../ports/shared/database.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** Who fails in a transaction says in which. */
export function describeNamedErrors(subject: () => TransactionsSubject): void {
  const { start } = counterSteps(subject);

  const transactionOf = (error: unknown): unknown => (error instanceof DatabaseError ? error.facts['transaction'] : 'not a DatabaseError');

  describe('the name of the transaction', () => {
    it('is a fact of an error of a statement in it, also when the work catches the error', async () => {
      const { database } = subject();
      await start('a');
      let name = '';
      let caught: unknown;
      const failed = database.transaction(
        async (transaction) => {
          ({ name } = transaction);
          caught = await rejection(start('a'));
        },
        { name: 'ingest batch' },
      );
      const error = await rejection(failed);
      expect(name).to.match(/#\d+\(ingest batch\)$/);
      expect([transactionOf(caught), transactionOf(error)]).to.deep.equal([name, name]);
    });

    it('is a fact of an error that was found before any statement was sent', async () => {
      const { database, counters } = subject();
      const failed = database.transaction(() => counters.insert({ name: 'a\0b', count: 1 }), { name: 'refused' });
      expect(transactionOf(await rejection(failed))).to.match(/#\d+\(refused\)$/);
    });

    it('is that of the inner one where an independent transaction failed', async () => {
      const { database } = subject();
      await start('a');
      const failed = database.transaction(() => database.transaction(() => start('a'), { propagation: 'requiresNew', name: 'inner' }), {
        name: 'outer',
        readOnly: true,
      });
      expect(transactionOf(await rejection(failed))).to.match(/#\d+\(inner\)$/);
    });

    it('is no fact of an error outside of any', async () => {
      await start('a');
      expect(transactionOf(await rejection(start('a')))).to.equal(undefined);
    });

    it('can be asked for without knowing the database, and only inside', async () => {
      const { database } = subject();
      const names = (): readonly string[] => currentTransactions().map(({ name }) => name);
      await database.transaction(
        async ({ name }) => {
          expect(names()).to.deep.equal([name]);
          await database.transaction(async () => expect(names()).to.deep.equal([]), { propagation: 'notSupported' });
        },
        { readOnly: true },
      );
      expect(names()).to.deep.equal([]);
    });
  });
}
