import { expect } from 'chai';
import { deferred } from '../../../domain/shared/deferred.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** Sessions, and transactions in them. */
export function describeSessions(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('sessions', () => {
    it('a transaction in a session that has written does not wait for it', async () => {
      const { database } = subject();
      await database.session(async () => {
        await start('a', 1);
        await database.transaction(() => write('a', 2));
        await rejection(
          database.transaction(async () => {
            await write('a', 3);
            throw new Error('roll back');
          }),
        );
        expect(await read('a')).to.equal(2);
      });
    });

    it('a session in a session, or in work outside of the transaction around, does not wait for it', async () => {
      const { database } = subject();
      await database.session(async () => {
        await start('a', 1);
        await database.session(() => start('b', 1));
      });
      const failed = database.transaction(async () => {
        await start('undone');
        await database.transaction(() => database.session(() => start('kept', 1)), { propagation: 'notSupported' });
        throw new Error('roll back');
      });
      await rejection(failed);
      expect([await read('b'), await read('kept'), await read('undone')]).to.deep.equal([1, 1, undefined]);
    });

    it('what a session does beside its transaction is no part of it', async () => {
      const { database } = subject();
      await database.session(async () => {
        const begun = deferred();
        const failing = rejection(
          database.transaction(async () => {
            await start('undone');
            begun.resolve(undefined);
            throw new Error('roll back');
          }),
        );
        await begun.promise;
        await start('kept', 1);
        await failing;
      });
      expect([await read('kept'), await read('undone')]).to.deep.equal([1, undefined]);
    });

    it('a read-only transaction in a session that has written leaves room for an independent write', async () => {
      const { database } = subject();
      await database.session(async () => {
        await start('a', 1);
        await database.transaction(
          async () => {
            expect(await read('a')).to.equal(1);
            await database.transaction(() => start('b', 1), { propagation: 'requiresNew' });
          },
          { readOnly: true },
        );
      });
      expect(await read('b')).to.equal(1);
    });
  });
}
