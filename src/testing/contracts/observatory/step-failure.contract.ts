import { expect } from 'chai';
import { StepFailure, type StepFailureFields } from '../../../domain/observatory/step-failure.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { CheckViolation } from '../../../ports/shared/database.errors.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import { afterNoon, EARLIEST, LATEST, NOON } from './stored-network.js';
import { unchecked } from './stored-item.contract.js';

const aFailure = (fields: Partial<StepFailureFields> = {}): StepFailure =>
  new StepFailure({
    step: 'transfer',
    item: '17',
    code: 'FILE_STORE_FAILED',
    message: 'no room left',
    attempts: 1,
    firstAt: NOON,
    lastAt: NOON,
    nextTryAt: NOON,
    ...fields,
  });

/** What every `StepFailureRepository` owes its callers, on an empty database. */
export function describeStepFailureRepository(engine: string, subject: () => ObservatorySubject): void {
  describe(`step failure repository on ${engine}`, () => {
    it('keeps one of a step and item, exactly, the latest that was saved', async () => {
      const { failures } = subject();
      const first = aFailure({ item: `Ōsumi 👩‍🚀 ${'x'.repeat(240)}`, message: 'é'.repeat(1_000), firstAt: EARLIEST, nextTryAt: LATEST });
      await failures.save(first);
      await failures.save(aFailure({ item: first.item, step: 'archive' }));
      expect(await failures.find('transfer', first.item))
        .to.deep.equal(first)
        .and.to.be.instanceOf(StepFailure);
      const again = first.again({ code: 'CONTENT_MISMATCH', message: 'rotten' }, afterNoon(1));
      const moved = new StepFailure({ ...again, firstAt: afterNoon(1) });
      await failures.save(moved);
      expect(await failures.find('transfer', first.item)).to.deep.equal(moved);
      expect((await failures.find('archive', first.item))?.attempts).to.equal(1);
      expect(await failures.find('unpack', first.item)).to.equal(undefined);
      expect(await failures.count()).to.equal(2);
    });

    it('is forgotten once', async () => {
      const { failures } = subject();
      const other = aFailure({ item: '18' });
      for (const one of [aFailure(), other]) await failures.save(one);
      expect(await failures.remove('transfer', '17')).to.equal(true);
      expect(await failures.remove('transfer', '17')).to.equal(false);
      expect(await failures.list()).to.deep.equal([other]);
    });

    it('shares no object with anybody', async () => {
      const { failures } = subject();
      const given = aFailure();
      await failures.save(given);
      spoil(given);
      await expectOwnCopies(() => failures.find('transfer', '17'), aFailure);
      await expectOwnCopies(
        () => failures.list(),
        () => [aFailure()],
      );
    });

    it('lists by the next try, then by step and item, as many as are asked for', async () => {
      const { failures } = subject();
      const later = aFailure({ item: 'a', nextTryAt: afterNoon(2) });
      const tied = [aFailure({ step: 'archive', item: 'z' }), aFailure({ item: 'B' }), aFailure({ item: 'a', step: 'unpack' })];
      for (const one of [later, ...tied.toReversed()]) await failures.save(one);
      expect(await failures.list()).to.deep.equal([...tied, later]);
      expect(await failures.list(2)).to.deep.equal(tied.slice(0, 2));
    });

    it('counts every failure of many at once', async () => {
      const { failures, database } = subject();
      await failures.save(aFailure());
      const fail = (): Promise<void> =>
        database.transaction(async () => {
          const found = await failures.find('transfer', '17');
          if (found) await failures.save(found.again(found, NOON));
        });
      await Promise.all(Array.from({ length: 6 }, fail));
      expect((await failures.find('transfer', '17'))?.attempts).to.equal(7);
    });

    it('takes part in the transaction around it', async () => {
      const { failures, database } = subject();
      await failures.save(aFailure());
      await rejection(
        database.transaction(async () => {
          await failures.save(aFailure({ item: '18' }));
          await failures.remove('transfer', '17');
          throw new Error('roll back');
        }),
      );
      expect(await failures.list()).to.deep.equal([aFailure()]);
    });

    it('is checked by the database too', async () => {
      const { failures } = subject();
      for (const [constraint, fields] of [
        ['step_failures_step_known', { step: 'dance' }],
        ['step_failures_item_not_empty', { item: '' }],
        ['step_failures_item_length', { item: 'x'.repeat(256) }],
        ['step_failures_attempts_positive', { attempts: 0 }],
      ] as const)
        expect(await rejection(failures.save(unchecked(aFailure(), fields))))
          .to.be.instanceOf(CheckViolation)
          .and.include({ constraint });
    });
  });
}
