import { expect } from 'chai';
import { ComputeElementNotFound } from '../../../domain/pilots/compute-element.errors.js';
import { ComputeElement } from '../../../domain/pilots/compute-element.js';
import { Instant } from '../../../domain/shared/instant.js';
import { UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { aComputeElement, aPilot } from '../../builders/pilots/index.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import type { PilotsSubject } from './pilots-subject.js';

const LATER = Instant.parse('2026-11-21T13:00:00Z');

/** What every `ComputeElementRepository` owes its callers, on an empty store. */
export function describeComputeElementRepository(engine: string, subject: () => PilotsSubject): void {
  describe(`compute element repository on ${engine}`, () => {
    it('finds what was added, exactly', async () => {
      const { elements } = subject();
      const odd = aComputeElement('Ōsumi 👩‍🚀; DROP TABLE', { capacity: 2_147_483_647, successRate: 0.1 + 0.2, enabled: false });
      await elements.add(odd);
      const found = await elements.findByName(odd.name);
      expect(found).to.deep.equal(odd).and.to.be.instanceOf(ComputeElement);
      expect(await elements.findByName('ōsumi')).to.equal(undefined);
    });

    for (const successRate of [0, 5e-324, 0.3, 0.75, 1])
      it(`keeps the success rate ${String(successRate)}`, async () => {
        const { elements } = subject();
        await elements.add(aComputeElement('ce', { successRate }));
        expect((await elements.findByName('ce'))?.successRate).to.equal(successRate);
      });

    it('tells names apart by case and takes each once', async () => {
      const { elements } = subject();
      await elements.add(aComputeElement('ce'));
      await elements.add(aComputeElement('CE'));
      const error = await rejection(elements.add(aComputeElement('ce', { capacity: 9 })));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'ComputeElement_pkey', table: 'ComputeElement' });
      expect((await elements.findByName('ce'))?.capacity).to.equal(5);
    });

    it('overwrites a known one and leaves the others alone', async () => {
      const { elements } = subject();
      const [one, other] = [aComputeElement('one'), aComputeElement('other')];
      for (const element of [one, other]) await elements.add(element);
      const changed = aComputeElement('one', { capacity: 7, successRate: 0.25, enabled: false });
      await elements.save(changed);
      expect(await elements.findByName('one')).to.deep.equal(changed);
      expect(await elements.findByName('other')).to.deep.equal(other);
      expect(await rejection(elements.save(aComputeElement('nowhere')))).to.be.instanceOf(ComputeElementNotFound);
    });

    it('lists pages ordered by name, letters by code point', async () => {
      const { elements } = subject();
      for (const name of ['b', 'Z', 'é', 'a', '👩']) await elements.add(aComputeElement(name));
      const first = await elements.list({ limit: 3 });
      expect(first.items.map(({ name }) => name)).to.deep.equal(['Z', 'a', 'b']);
      const second = await elements.list({ limit: 3, cursor: first.next });
      expect(second.items.map(({ name }) => name)).to.deep.equal(['é', '👩']);
      expect(second).to.include({ hasNext: false, next: undefined });
      expect(await rejection(elements.list({ limit: 3, cursor: 'x' }))).to.be.instanceOf(CursorRefused);
    });

    it('has the enabled ones with a free slot available, ordered by name', async () => {
      const { elements, pilots } = subject();
      await elements.add(aComputeElement('roomy', { capacity: 3, successRate: 0.3 }));
      await elements.add(aComputeElement('full', { capacity: 1 }));
      await elements.add(aComputeElement('Empty', { capacity: 2 }));
      await elements.add(aComputeElement('closed', { enabled: false }));
      await elements.add(aComputeElement('none', { capacity: 0 }));
      await pilots.add(aPilot('full'));
      const running = await pilots.add(aPilot('roomy'));
      await pilots.move(running, running.movedTo('running', LATER));
      const failed = await pilots.add(aPilot('roomy'));
      await pilots.move(failed, failed.movedTo('failed', LATER));
      expect(await elements.listAvailable()).to.deep.equal([
        { name: 'Empty', capacity: 2, successRate: 1, availableSlots: 2 },
        { name: 'roomy', capacity: 3, successRate: 0.3, availableSlots: 2 },
      ]);
    });

    it('shares no object with anybody', async () => {
      const { elements } = subject();
      const given = aComputeElement('ce');
      await elements.add(given);
      spoil(given);
      await expectOwnCopies(
        () => elements.findByName('ce'),
        () => aComputeElement('ce'),
      );
      await expectOwnCopies(
        async () => (await elements.listAvailable()).map((available): object => available),
        () => [{ name: 'ce', capacity: 5, successRate: 1, availableSlots: 5 }],
      );
    });

    it('takes part in the transaction around it', async () => {
      const { database, elements } = subject();
      await elements.add(aComputeElement('stays'));
      await rejection(
        database.transaction(async () => {
          await elements.add(aComputeElement('goes'));
          await elements.save(aComputeElement('stays', { capacity: 9 }));
          throw new Error('roll back');
        }),
      );
      expect((await elements.list({ limit: 9 })).items).to.deep.equal([aComputeElement('stays')]);
    });

    it('reads what is available inside the transaction around it', async () => {
      const { database, elements } = subject();
      const error = new Error('roll back');
      const undone = database.transaction(async () => {
        await elements.add(aComputeElement('ce'));
        expect(await elements.listAvailable()).to.have.length(1);
        throw error;
      });
      expect(await rejection(undone)).to.equal(error);
      expect(await elements.listAvailable()).to.deep.equal([]);
    });

    it('holds an enabled one and no other', async () => {
      const { database, elements } = subject();
      const open = aComputeElement('open');
      await elements.add(open);
      await elements.add(aComputeElement('closed', { enabled: false }));
      const hold = (name: string) => database.transaction(() => elements.holdEnabled(name), { isolation: database.holdIsolation });
      expect(await hold('open')).to.deep.equal(open);
      expect(await hold('closed')).to.equal(undefined);
      expect(await hold('unknown')).to.equal(undefined);
    });

    it('lets nobody in between holding one and the end of the transaction', async () => {
      const { database, elements, pilots } = subject();
      await elements.add(aComputeElement('ce', { capacity: 100 }));
      const seen: number[] = [];
      const claim = () =>
        database.transaction(
          async () => {
            await elements.holdEnabled('ce');
            const before = await pilots.countActive('ce');
            await pilots.add(aPilot('ce'));
            return before;
          },
          { isolation: database.holdIsolation },
        );
      for (const before of await Promise.all(Array.from({ length: 8 }, claim))) seen.push(before);
      expect(seen.sort((one, other) => one - other)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    });
  });
}
