import { expect } from 'chai';
import {
  ComputeElementDisabled,
  ComputeElementExists,
  ComputeElementFull,
  ComputeElementNotFound,
} from '../../../domain/pilots/compute-element.errors.js';
import { PilotMoveRefused, PilotNotFound } from '../../../domain/pilots/pilot-submission.errors.js';
import { PilotId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import { ValueNotStorable } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { ComputeElementService } from '../../../services/pilots/compute-element.service.js';
import { PilotSubmissionService } from '../../../services/pilots/pilot-submission.service.js';
import { rejection } from '../rejection.js';
import type { PilotsSubject } from './pilots-subject.js';

/** What the services make of repositories, on an empty store: the acceptance cases, races, and input that cannot be. */
export function describePilots(engine: string, subject: () => PilotsSubject): void {
  describe(`pilots on ${engine}`, () => {
    let elements: ComputeElementService;
    let pilots: PilotSubmissionService;
    let seconds: number;

    beforeEach(() => {
      const { database, ...repositories } = subject();
      seconds = 0;
      const clock = { now: () => Instant.fromEpochMilliseconds(1_795_262_400_000 + 1000 * seconds++) };
      elements = new ComputeElementService(repositories.elements, database);
      pilots = new PilotSubmissionService(repositories.pilots, repositories.elements, database, clock);
    });

    const add = (name: string, capacity: number, successRate = 1) => elements.add({ name, capacity, successRate });
    const submitted = async (ceName: string, count: number) => {
      const all: PilotId[] = [];
      for (let index = 0; index < count; index += 1) all.push((await pilots.submit(ceName)).id);
      return all as [PilotId, ...PilotId[]];
    };

    it('case 1: lists exactly the two compute elements that were added', async () => {
      await add('reliable', 5);
      await add('flaky', 3, 0.3);
      expect(await elements.available()).to.deep.equal([
        { name: 'flaky', capacity: 3, successRate: 0.3, availableSlots: 3 },
        { name: 'reliable', capacity: 5, successRate: 1, availableSlots: 5 },
      ]);
    });

    it('case 2: has nothing available when the only one is disabled', async () => {
      await elements.add({ name: 'disabled', capacity: 5, successRate: 1, enabled: false });
      expect(await elements.available()).to.deep.equal([]);
    });

    it('case 3: submits a pilot', async () => {
      await add('ce', 5);
      const { id } = await pilots.submit('ce');
      expect((await pilots.list({ status: 'submitted' })).items.map((pilot) => [pilot.id, pilot.ceName])).to.deep.equal([[id, 'ce']]);
    });

    it('case 4: a pilot that runs is submitted no more', async () => {
      await add('ce', 5);
      const [id] = await submitted('ce', 1);
      await pilots.move(id, 'running');
      expect((await pilots.list({ status: 'submitted' })).items).to.have.length(0);
      expect((await pilots.list({ status: 'running' })).items).to.have.length(1);
    });

    it('case 5: a pilot that is done, or failed, frees its slot', async () => {
      await add('ce', 2);
      const [first, second] = (await submitted('ce', 2)) as [PilotId, PilotId];
      expect(await elements.available()).to.deep.equal([]);
      await pilots.move(first, 'running');
      await pilots.move(first, 'done');
      expect(await elements.available()).to.deep.equal([{ name: 'ce', capacity: 2, successRate: 1, availableSlots: 1 }]);
      await pilots.move(second, 'failed');
      expect((await elements.available())[0]?.availableSlots).to.equal(2);
    });

    it('case 6: reads the rate 0.75 back', async () => {
      await add('ce', 5, 0.75);
      expect(await elements.successRate('ce')).to.equal(0.75);
    });

    it('case 7: sums up 2 submitted and 1 running', async () => {
      await add('ce', 10);
      const [id] = await submitted('ce', 3);
      await pilots.move(id, 'running');
      expect(await pilots.summary()).to.deep.equal({ submitted: 2, running: 1, done: 0, failed: 0 });
    });

    it('tells unknown, disabled and full apart', async () => {
      await add('full', 0);
      await add('closed', 5);
      await elements.disable('closed');
      expect(await rejection(pilots.submit('unknown'))).to.be.instanceOf(ComputeElementNotFound);
      expect(await rejection(pilots.submit('closed'))).to.be.instanceOf(ComputeElementDisabled);
      expect(await rejection(pilots.submit('full'))).to.be.instanceOf(ComputeElementFull);
      expect((await elements.enable('closed')).enabled).to.equal(true);
      expect((await pilots.submit('closed')).ceName).to.equal('closed');
    });

    it('submits as many as there is room for when many submit at once', async () => {
      await add('ce', 5);
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => pilots.submit('ce')));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(5);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).to.be.instanceOf(ComputeElementFull).and.include({ capacity: 5 });
      expect(await pilots.summary()).to.include({ submitted: 5 });
    });

    it('submits within a caller’s transaction, and takes it back with it', async () => {
      await add('ce', 5);
      const { database } = subject();
      await rejection(
        database.transaction(async () => {
          await pilots.submit('ce');
          throw new Error('roll back');
        }),
      );
      expect(await pilots.summary()).to.include({ submitted: 0 });
    });

    for (const [path, illegal] of [
      [[], ['submitted', 'done']],
      [['running'], ['submitted', 'running']],
      [['failed'], ['submitted', 'running', 'done', 'failed']],
      [
        ['running', 'done'],
        ['submitted', 'running', 'done', 'failed'],
      ],
      [
        ['running', 'failed'],
        ['submitted', 'running', 'done', 'failed'],
      ],
    ] as const)
      it(`refuses to move a pilot from ${path.at(-1) ?? 'submitted'} to ${illegal.join(', ')}`, async () => {
        await add('ce', 1);
        const [id] = await submitted('ce', 1);
        for (const status of path) await pilots.move(id, status);
        const before = await pilots.get(id);
        for (const status of illegal) expect(await rejection(pilots.move(id, status))).to.be.instanceOf(PilotMoveRefused);
        expect(await pilots.get(id)).to.deep.equal(before);
        expect(await pilots.history(id)).to.have.length(path.length + 1);
      });

    it('keeps the history of a pilot, each move later than the one before', async () => {
      await add('ce', 1);
      const [id] = await submitted('ce', 1);
      for (const status of ['running', 'done']) {
        // A clock that stands still, or goes back.
        seconds = 0;
        await pilots.move(id, status);
      }
      const history = await pilots.history(id);
      expect(history.map(({ status }) => status)).to.deep.equal(['submitted', 'running', 'done']);
      const [one, two, three] = history.map(({ movedAt }) => movedAt.epochMicroseconds) as [bigint, bigint, bigint];
      expect([one, two, three]).to.deep.equal([one, one + 1n, one + 2n]);
      expect((await pilots.get(id)).updatedAt.epochMicroseconds).to.equal(three);
    });

    it('moves a pilot once when several move it at once', async () => {
      await add('ce', 1);
      const [id] = await submitted('ce', 1);
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => pilots.move(id, 'running')));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).to.be.instanceOf(PilotMoveRefused);
    });

    it('says that a name is taken, also when several take it at once', async () => {
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => add('ce', 1)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).to.be.instanceOf(ComputeElementExists);
    });

    describe('input that cannot be', () => {
      const LONG = 'x'.repeat(256);
      const refusals: Readonly<Record<string, readonly [() => Promise<unknown>, abstract new (...facts: never[]) => Error]>> = {
        'an empty name': [() => add('', 1), InvalidValue],
        'an endless name': [() => add(LONG, 1), InvalidValue],
        'a name with a NUL': [() => add('c\0e', 1), InvalidValue],
        'a name of half a character': [() => add('\ud800', 1), InvalidValue],
        'a name with a blank before it': [() => add(' ce', 1), InvalidValue],
        'a negative capacity': [() => add('ce', -1), InvalidValue],
        'half a slot': [() => add('ce', 0.5), InvalidValue],
        'more slots than an integer holds': [() => add('ce', 2_147_483_648), InvalidValue],
        'a capacity that is no number': [() => add('ce', Number.NaN), InvalidValue],
        'a rate of 7.5': [() => add('ce', 1, 7.5), InvalidValue],
        'a negative rate': [() => add('ce', 1, -0.1), InvalidValue],
        'a rate that is no number': [() => add('ce', 1, Number.NaN), InvalidValue],
        'an endless rate': [() => add('ce', 1, Infinity), InvalidValue],
        'enabling an unknown one': [() => elements.enable('unknown'), ComputeElementNotFound],
        'disabling one with a NUL': [() => elements.disable('\0'), InvalidValue],
        'the rate of an unknown one': [() => elements.successRate('unknown'), ComputeElementNotFound],
        'submitting to a NUL': [() => pilots.submit('\0'), InvalidValue],
        'submitting to an endless name': [() => pilots.submit(LONG), InvalidValue],
        'moving an unknown pilot': [() => pilots.move(PilotId(404n), 'running'), PilotNotFound],
        'moving a pilot whose id has more than 64 bits': [() => pilots.move(PilotId(2n ** 63n), 'running'), ValueNotStorable],
        'moving a pilot to banana': [() => pilots.move(PilotId(1n), 'banana'), InvalidValue],
        'the history of an unknown pilot': [() => pilots.history(PilotId(404n)), PilotNotFound],
        'listing by banana': [() => pilots.list({ status: 'banana' }), InvalidValue],
        'listing with a NUL': [() => pilots.list({ status: '\0' }), InvalidValue],
        'a page of nothing': [() => pilots.list({ limit: 0 }), InvalidValue],
        'a page that is no number': [() => elements.list({ limit: Number.NaN }), InvalidValue],
        'a cursor of one’s own': [() => elements.list({ cursor: 'banana' }), CursorRefused],
      };
      for (const [what, [attempt, expected]] of Object.entries(refusals))
        it(`refuses ${what} and stores nothing`, async () => {
          expect(await rejection(attempt())).to.be.instanceOf(expected);
          expect((await elements.list()).items).to.deep.equal([]);
          expect((await pilots.list()).items).to.deep.equal([]);
        });
    });
  });
}
