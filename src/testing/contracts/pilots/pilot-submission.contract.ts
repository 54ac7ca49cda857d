import { expect } from 'chai';
import { PilotSubmission } from '../../../domain/pilots/pilot-submission.js';
import { PilotId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { aComputeElement, aPilot } from '../../builders/pilots/index.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import type { PilotsSubject } from './pilots-subject.js';

const LATER = Instant.parse('2026-11-21T13:00:00.654321Z');

/** What every `PilotSubmissionRepository` owes its callers, on an empty store. */
export function describePilotSubmissionRepository(engine: string, subject: () => PilotsSubject): void {
  describe(`pilot submission repository on ${engine}`, () => {
    beforeEach(async () => {
      for (const name of ['ce.example.org', 'other']) await subject().elements.add(aComputeElement(name));
    });

    it('gives a pilot an id and finds it again, exact to the microsecond', async () => {
      const { pilots } = subject();
      const added = await pilots.add(aPilot());
      expect(added.id > 0n).to.equal(true);
      const found = await pilots.findById(added.id);
      expect(found).to.deep.equal(added).and.to.be.instanceOf(PilotSubmission);
      expect(found).to.include({ ceName: 'ce.example.org', status: 'submitted' });
      expect(found?.submittedAt.toString()).to.equal('2026-11-21T12:00:00.123456Z');
      expect(found?.updatedAt.toString()).to.equal('2026-11-21T12:00:00.123456Z');
      expect(await pilots.findById(PilotId(9_223_372_036_854_775_807n))).to.equal(undefined);
    });

    it('refuses a pilot on a compute element that is not there', async () => {
      const { pilots } = subject();
      const error = await rejection(pilots.add(aPilot('nowhere')));
      expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'PilotSubmission_CEName_fkey' });
      expect((await pilots.list(undefined, { limit: 9 })).items).to.deep.equal([]);
    });

    it('stores a move with its line of the history, and leaves other pilots alone', async () => {
      const { pilots } = subject();
      const [one, other] = [await pilots.add(aPilot()), await pilots.add(aPilot())];
      const running = one.movedTo('running', LATER);
      expect(await pilots.move(one, running)).to.equal(true);
      expect(await pilots.findById(one.id)).to.deep.equal(running);
      expect(await pilots.findById(other.id)).to.deep.equal(other);
      expect(await pilots.history(one.id)).to.deep.equal([
        { pilotId: one.id, status: 'submitted', movedAt: one.submittedAt },
        { pilotId: one.id, status: 'running', movedAt: LATER },
      ]);
      expect(await pilots.history(other.id)).to.have.length(1);
      expect(await pilots.history(PilotId(404n))).to.deep.equal([]);
    });

    it('stores nothing when the pilot is not any more what the mover saw', async () => {
      const { pilots } = subject();
      const seen = await pilots.add(aPilot());
      const failed = seen.movedTo('failed', LATER);
      await pilots.move(seen, failed);
      expect(await pilots.move(seen, seen.movedTo('running', LATER))).to.equal(false);
      expect(await pilots.findById(seen.id)).to.deep.equal(failed);
      expect((await pilots.history(seen.id)).map(({ status }) => status)).to.deep.equal(['submitted', 'failed']);
    });

    it('has each status once in the history of a pilot', async () => {
      const { database, pilots } = subject();
      const pilot = await pilots.add(aPilot());
      const { id, ceName, status, submittedAt } = pilot;
      const again = new PilotSubmission(id, ceName, status, submittedAt, LATER);
      const error = await rejection(database.transaction(() => pilots.move(pilot, again)));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'PilotMove_PilotID_Status_key' });
      expect(await pilots.findById(id)).to.deep.equal(pilot);
      expect(await pilots.history(id)).to.have.length(1);
    });

    it('lets one of several movers move, whatever they saw', async () => {
      const { database, pilots } = subject();
      const { id } = await pilots.add(aPilot());
      const moves = Array.from({ length: 6 }, (_, index) =>
        database.transaction(async () => {
          const before = await pilots.findById(id);
          if (before?.status !== 'submitted') return false;
          return pilots.move(before, before.movedTo(index % 2 === 0 ? 'running' : 'failed', LATER));
        }),
      );
      expect((await Promise.all(moves)).filter((moved) => moved)).to.have.length(1);
      expect(await pilots.history(id)).to.have.length(2);
    });

    it('takes part in the transaction around it, history and all', async () => {
      const { database, pilots } = subject();
      const pilot = await pilots.add(aPilot());
      await rejection(
        database.transaction(async () => {
          await pilots.add(aPilot());
          await pilots.move(pilot, pilot.movedTo('running', LATER));
          throw new Error('roll back');
        }),
      );
      expect((await pilots.list(undefined, { limit: 9 })).items).to.deep.equal([pilot]);
      expect(await pilots.history(pilot.id)).to.have.length(1);
    });

    it('counts the pilots that take a slot, for each compute element by itself', async () => {
      const { pilots } = subject();
      expect(await pilots.countActive('ce.example.org')).to.equal(0);
      const all = [await pilots.add(aPilot()), await pilots.add(aPilot()), await pilots.add(aPilot())] as const;
      await pilots.add(aPilot('other'));
      await pilots.move(all[0], all[0].movedTo('running', LATER));
      await pilots.move(all[1], all[1].movedTo('failed', LATER));
      expect(await pilots.countActive('ce.example.org')).to.equal(2);
      expect(await pilots.countActive('other')).to.equal(1);
    });

    it('lists pages ordered by id, of all pilots or of one status', async () => {
      const { pilots } = subject();
      const all: PilotSubmission[] = [];
      // Submitted later and later into the past: the order is that of the ids.
      for (let minute = 5; minute > 0; minute -= 1)
        all.push(await pilots.add(aPilot('other', Instant.parse(`2026-11-21T12:0${String(minute)}:00Z`))));
      const [, second] = all as [PilotSubmission, PilotSubmission];
      await pilots.move(second, second.movedTo('running', LATER));
      const ids = (page: { readonly items: readonly PilotSubmission[] }) => page.items.map(({ id }) => id);
      const first = await pilots.list(undefined, { limit: 3 });
      expect(ids(first)).to.deep.equal(all.slice(0, 3).map(({ id }) => id));
      const rest = await pilots.list(undefined, { limit: 3, cursor: first.next });
      expect(ids(rest)).to.deep.equal(all.slice(3).map(({ id }) => id));
      expect(rest).to.include({ hasNext: false, next: undefined });
      expect(ids(await pilots.list('running', { limit: 3 }))).to.deep.equal([second.id]);
      expect(await rejection(pilots.list('running', { limit: 3, cursor: first.next }))).to.be.instanceOf(CursorRefused);
    });

    it('sums up every status, zeros included', async () => {
      const { pilots } = subject();
      expect(await pilots.summary()).to.deep.equal({ submitted: 0, running: 0, done: 0, failed: 0 });
      const pilot = await pilots.add(aPilot());
      await pilots.add(aPilot('other'));
      await pilots.move(pilot, pilot.movedTo('running', LATER));
      expect(await pilots.summary()).to.deep.equal({ submitted: 1, running: 1, done: 0, failed: 0 });
    });

    it('never gives an id twice', async () => {
      const { pilots } = subject();
      const added = await Promise.all(Array.from({ length: 5 }, () => pilots.add(aPilot())));
      expect(new Set(added.map(({ id }) => id)).size).to.equal(5);
    });

    it('shares no object with anybody', async () => {
      const { pilots } = subject();
      const seen = await pilots.add(aPilot());
      const moved = (): PilotSubmission => seen.movedTo('running', LATER);
      const given = moved();
      await pilots.move(seen, given);
      spoil(given);
      await expectOwnCopies(() => pilots.findById(seen.id), moved);
      await expectOwnCopies(
        async () => (await pilots.list('running', { limit: 9 })).items,
        () => [moved()],
      );
      await expectOwnCopies(
        async () => (await pilots.history(seen.id)).slice(1),
        () => [{ pilotId: seen.id, status: 'running', movedAt: LATER }],
      );
    });
  });
}
