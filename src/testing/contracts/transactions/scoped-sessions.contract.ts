import { expect } from 'chai';
import { AsyncLocalStorage } from 'node:async_hooks';
import { ScopedSessions } from '../../../ports/shared/scoped-sessions.js';
import { TransactionScopeMissing } from '../../../ports/shared/transaction.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** One unit of work per scope of the user's own. */
export function describeScopedSessions(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

  describe('scoped sessions', () => {
    const request = new AsyncLocalStorage<string>();
    let sessions: ScopedSessions<string>;
    beforeEach(() => {
      sessions = new ScopedSessions(subject().database, () => request.getStore());
    });
    afterEach(() => sessions[Symbol.asyncDispose]());

    it('share one transaction within a scope, stored at its commit', async () => {
      await request.run('r1', async () => {
        const names = new Set<string>();
        await sessions.run(async ({ name }) => {
          names.add(name);
          await start('a', 1);
        });
        await sessions.run(async ({ name }) => {
          names.add(name);
          await write('a', 2);
        });
        expect([names.size, sessions.size]).to.deep.equal([1, 1]);
        await sessions.commit();
      });
      expect([await read('a'), sessions.size]).to.deep.equal([2, 0]);
    });

    it('begin anew after a commit or a roll-back', async () => {
      await request.run('r1', async () => {
        await sessions.run(() => start('a', 1));
        await sessions.commit();
        await sessions.run(() => write('a', 2));
        await sessions.rollback();
        await sessions.run(() => start('b', 3));
        await sessions.commit();
      });
      expect([await read('a'), await read('b')]).to.deep.equal([1, 3]);
    });

    it('undo what was not committed when the scope ends', async () => {
      await request.run('r1', () => sessions.run(() => start('a', 1)));
      await sessions.end('r1');
      expect([await read('a'), sessions.size, subject().database.describe().pool.active]).to.deep.equal([undefined, 0, 0]);
    });

    it('keep scopes apart', async () => {
      await start('a', 0);
      const seen = async (scope: string): Promise<number | undefined> => request.run(scope, () => sessions.run(() => read('a')));
      await request.run('writer', () => sessions.run(() => write('a', 5)));
      expect([await seen('writer'), await read('a')]).to.deep.equal([5, 0]);
      await request.run('writer', () => sessions.commit());
      expect(await read('a')).to.equal(5);
    });

    it('cannot be used outside of every scope', async () => {
      expect(await rejection(sessions.run(() => start('a', 1)))).to.be.instanceOf(TransactionScopeMissing);
    });

    it('give the scope another transaction when the first could not begin', async () => {
      let aborted = true;
      const doubtful = new ScopedSessions(
        subject().database,
        () => 'job',
        () => ({ signal: aborted ? AbortSignal.abort() : undefined }),
      );
      expect(await rejection(doubtful.run(() => start('a', 1)))).to.have.property('code', 'DATABASE_CALL_CANCELLED');
      aborted = false;
      await doubtful.run(() => start('a', 1));
      await doubtful.commit();
      expect(await read('a')).to.equal(1);
    });
  });
}
