import { expect } from 'chai';
import { ExecutedObsUnit } from '../../../domain/observatory/executed-obs-unit.js';
import { ObservatoryItemNotFound } from '../../../domain/observatory/observatory.errors.js';
import { addChai } from '../../builders/observatory/chai-observatory.js';
import { anObsUnit } from '../../builders/observatory/obs-unit.builder.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { rejection } from '../rejection.js';
import { afterNoon, EARLIEST, LATEST, NOON, sinceNoon, uuid } from './stored-network.js';
import { describeStoredItems, unchecked } from './stored-item.contract.js';

const PLANNED = 'Orion-KL map';
const ALSO_PLANNED = 'Orion at night';

async function prepare(subject: ObservatorySubject): Promise<void> {
  await addChai(subject);
  await subject.planning.obsUnits.addNew([anObsUnit({ name: PLANNED }), anObsUnit({ name: ALSO_PLANNED })]);
}

/** What every `ExecutedObsUnitRepository` owes its callers, on an empty database. */
export function describeExecutedObsUnitRepository(engine: string, subject: () => ObservatorySubject): void {
  const item = (n: number): ExecutedObsUnit =>
    new ExecutedObsUnit({
      id: uuid(n),
      obsUnit: n === 1 ? '👩‍🚀'.repeat(60) : "Orion's %_\\ map",
      plannedObsUnit: PLANNED,
      startedAt: EARLIEST,
      endedAt: LATEST,
    });
  const running = (n: number): ExecutedObsUnit => new ExecutedObsUnit({ id: uuid(n), obsUnit: 'Jupiter', startedAt: NOON });
  const endedAfter = (unit: ExecutedObsUnit, microseconds: number): ExecutedObsUnit =>
    new ExecutedObsUnit({ id: unit.id, obsUnit: unit.obsUnit, startedAt: unit.startedAt, endedAt: afterNoon(microseconds) });

  describeStoredItems({
    engine,
    table: 'executed_obs_units',
    subject,
    prepare,
    add: (unit) => subject().units.add(unit),
    find: ({ id }) => subject().units.findById(id),
    item,
    bare: running,
    taken: [{ constraint: 'executed_obs_units_pkey', item: running(1) }],
    orphans: [
      { constraint: 'executed_obs_units_planned_obs_unit_fkey', item: unchecked(running(5), { plannedObsUnit: 'planned by nobody' }) },
    ],
    broken: [
      { constraint: 'executed_obs_units_obs_unit_not_empty', item: unchecked(item(1), { obsUnit: '' }) },
      { constraint: 'executed_obs_units_obs_unit_length', item: unchecked(item(1), { obsUnit: 'x'.repeat(256) }) },
    ],
    counted: {
      zero: running(9),
      increment: (unit) => subject().units.save(endedAfter(unit, sinceNoon(unit.endedAt) + 1)),
      countOf: ({ endedAt }) => sinceNoon(endedAt),
    },
  });

  describe(`executed obs unit repository on ${engine}`, () => {
    beforeEach(() => prepare(subject()));

    it('overwrites every field', async () => {
      const { units } = subject();
      await units.add(running(1));
      const changed = new ExecutedObsUnit({ id: uuid(1), obsUnit: 'Saturn', startedAt: afterNoon(1), endedAt: afterNoon(2) });
      await units.save(changed);
      expect(await units.findById(changed.id)).to.deep.equal(changed);
      const planned = new ExecutedObsUnit({ ...changed, plannedObsUnit: PLANNED });
      await units.save(planned);
      expect(await units.findById(planned.id)).to.deep.equal(planned);
    });

    it('counts what has ended of each planned one that is asked for', async () => {
      const { units } = subject();
      const plans = [PLANNED, PLANNED, ALSO_PLANNED, undefined];
      for (const [index, plannedObsUnit] of plans.entries())
        await units.add(new ExecutedObsUnit({ id: uuid(index + 1), obsUnit: PLANNED, plannedObsUnit, startedAt: NOON, endedAt: NOON }));
      await units.add(new ExecutedObsUnit({ id: uuid(9), obsUnit: PLANNED, plannedObsUnit: PLANNED, startedAt: NOON }));
      expect([...(await units.countEnded([ALSO_PLANNED, PLANNED, 'planned by nobody']))].toSorted()).to.deep.equal([
        [ALSO_PLANNED, 1],
        [PLANNED, 2],
      ]);
      expect(await units.countEnded([ALSO_PLANNED])).to.deep.equal(new Map([[ALSO_PLANNED, 1]]));
      expect(await units.countEnded([])).to.deep.equal(new Map());
    });

    it('lists all or those of one name, the latest start first, page by page', async () => {
      const { units } = subject();
      const starts = [
        [1, 5, 'b'],
        [2, 7, 'b'],
        [3, 5, 'B'],
        [4, 6, 'b'],
        [5, 5, 'b'],
      ] as const;
      const stored = starts.map(([n, at, obsUnit]) => new ExecutedObsUnit({ id: uuid(n), obsUnit, startedAt: afterNoon(at) }));
      for (const unit of stored.toReversed()) await units.add(unit);
      const walked = async (filter: { obsUnit?: string }, limit: number): Promise<ExecutedObsUnit[]> => {
        const found: ExecutedObsUnit[] = [];
        let cursor: string | undefined;
        do {
          const page = await units.list(filter, { limit, cursor });
          expect(page.hasNext).to.equal(page.next !== undefined);
          expect(page.items.length).to.be.at.most(limit);
          found.push(...page.items);
          cursor = page.next;
        } while (cursor !== undefined);
        return found;
      };
      const inOrder = (...places: number[]) => places.map((n) => stored[n - 1]);
      for (const limit of [1, 2, 5, 9]) {
        expect(await walked({}, limit), String(limit)).to.deep.equal(inOrder(2, 4, 1, 3, 5));
        expect(await walked({ obsUnit: 'b' }, limit), String(limit)).to.deep.equal(inOrder(2, 4, 1, 5));
      }
      expect(await walked({ obsUnit: 'nothing' }, 2)).to.deep.equal([]);
      const { next } = await units.list({ obsUnit: 'b' }, { limit: 1 });
      expect(await rejection(units.list({}, { limit: 1, cursor: next })), 'of another list').to.be.instanceOf(CursorRefused);
    });

    it('overwrites a known one and leaves the others alone', async () => {
      const { units } = subject();
      for (const unit of [running(1), running(2)]) await units.add(unit);
      await units.save(running(1).ended(afterNoon(1)));
      expect((await units.findById(running(1).id))?.endedAt?.toString()).to.equal('2026-11-21T12:00:00.123457Z');
      expect(await units.findById(running(2).id)).to.deep.equal(running(2));
      expect(await rejection(units.save(running(3)))).to.be.instanceOf(ObservatoryItemNotFound);
      expect(await units.findById(running(3).id)).to.equal(undefined);
    });
  });
}
