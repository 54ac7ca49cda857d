import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { COPY_STATUSES, type CopyStatus } from '../../../domain/observatory/copy-status.js';
import { DataMovement } from '../../../domain/observatory/data-movement.js';
import { MOVEMENT_STATUSES, type MovementStatus } from '../../../domain/observatory/movement-status.js';
import type { PhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { Instant } from '../../../domain/shared/instant.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservatoryServices,
  type ObservatorySubject,
} from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';
import { unchecked } from './stored-item.contract.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');

/** Written once more, not read from the domain: whoever changes a state machine has to say so twice. */
const COPY_MOVES: readonly (readonly [CopyStatus, CopyStatus])[] = [
  ['present', 'deletion possible'],
  ['staged', 'deletion possible'],
  ['deletion possible', 'present'],
  ['deletion possible', 'deletion scheduled'],
  ['deletion scheduled', 'present'],
  ['deletion scheduled', 'deletion in progress'],
  ['deletion in progress', 'deleted'],
  ['deletion in progress', 'deletion failed'],
  ['deletion failed', 'deletion scheduled'],
  ['deleted', 'present'],
  ['deleted', 'staged'],
];
const SCHEDULED_FROM: readonly MovementStatus[] = ['pending'];
const BEGUN_FROM: readonly MovementStatus[] = ['pending', 'scheduled', 'in progress', 'failed'];
const ENDED_FROM: readonly MovementStatus[] = ['in progress'];
/** A deletion carries on where another one was begun or has failed. */
const DELETED_FROM: readonly CopyStatus[] = ['deletion scheduled', 'deletion in progress', 'deletion failed'];

/** Every pair of both state machines, on objects and on what is stored; what is refused changes nothing. `rows` gives those of all tables. */
export function describeObservatoryMoves(engine: string, subject: () => ObservatorySubject, rows: () => Promise<unknown>): void {
  describe(`moves of copies and movements on ${engine}`, () => {
    let services: ObservatoryServices;
    let copy: PhysicalCopy;
    let movement: DataMovement;

    beforeEach(async () => {
      const store = new MemoryFileStore();
      services = observatoryServices(subject(), store, { now: () => NOON });
      const places = await addTwoSites(services.network, '/data');
      await observe(services.rawFiles, places, (place, text) => store.put(place, text));
      await services.workflow.advance({ deletion: 'mark' });
      const [found] = (await services.copies.list({ purposes: ['source'] }, { limit: 1 })).items;
      const [archived] = (await subject().movements.list('archive', ['completed'], { limit: 1 })).items;
      if (!found || !archived) throw new Error('nothing was archived');
      copy = found;
      movement = archived;
    });

    const copyMoves: readonly Move<CopyStatus>[] = [
      {
        name: 'allow the deletion of',
        call: () => services.copies.allowDeletion(copy.id),
        from: allowedTo('deletion possible'),
        to: 'deletion possible',
      },
      {
        name: 'schedule the deletion of',
        call: () => services.copies.scheduleDeletion(copy.id),
        from: allowedTo('deletion scheduled'),
        to: 'deletion scheduled',
      },
      { name: 'delete', call: () => services.copies.delete(copy.id), from: DELETED_FROM, to: 'deleted' },
    ];

    for (const { name, call, from, to } of copyMoves)
      it(`${name} copies only where their status allows it`, async () => {
        for (const status of COPY_STATUSES) {
          await subject().copies.change(await services.copies.get(copy.id), unchecked(copy, { status }));
          await expectMove(call, { allowed: from.includes(status), code: 'COPY_MOVE_REFUSED', what: `${name} one that is ${status}` });
          if (from.includes(status)) expect((await services.copies.get(copy.id)).status, status).to.equal(to);
        }
      });

    const movementMoves: readonly Move<MovementStatus>[] = [
      { name: 'schedule', call: () => services.movements.schedule(movement.id), from: SCHEDULED_FROM, to: 'scheduled' },
      { name: 'run', call: () => services.movements.run(movement.id), from: BEGUN_FROM, to: 'completed' },
    ];

    for (const { name, call, from, to } of movementMoves)
      it(`${name} movements only where their status allows it`, async () => {
        for (const status of MOVEMENT_STATUSES) {
          const leaseUntil = status === 'in progress' ? NOON : undefined;
          await subject().movements.move(await services.movements.get(movement.id), unchecked(movement, { status, leaseUntil }));
          await expectMove(call, { allowed: from.includes(status), code: 'MOVEMENT_MOVE_REFUSED', what: `${name} one that is ${status}` });
          if (from.includes(status)) expect((await services.movements.get(movement.id)).status, status).to.equal(to);
        }
      });

    it('are allowed or refused for each pair of statuses', async () => {
      for (const from of COPY_STATUSES)
        for (const to of COPY_STATUSES) {
          const allowed = COPY_MOVES.some(([one, other]) => one === from && other === to);
          const move = (): unknown => unchecked(copy, { status: from }).movedTo(to, NOON);
          await expectMove(move, { allowed, code: 'COPY_MOVE_REFUSED', what: `${from} to ${to}` });
        }
      for (const status of MOVEMENT_STATUSES) {
        const one = new DataMovement({ ...movement, status, leaseUntil: undefined });
        const code = 'MOVEMENT_MOVE_REFUSED';
        await expectMove(() => one.scheduled(NOON), { allowed: SCHEDULED_FROM.includes(status), code, what: `${status} to scheduled` });
        await expectMove(() => one.begun(NOON, 1), { allowed: BEGUN_FROM.includes(status), code, what: `${status} to in progress` });
        await expectMove(() => one.completed(NOON), { allowed: ENDED_FROM.includes(status), code, what: `${status} to completed` });
        await expectMove(() => one.failed(NOON, 'why'), { allowed: ENDED_FROM.includes(status), code, what: `${status} to failed` });
      }
    });

    async function expectMove(
      call: () => unknown,
      { allowed, code, what }: { readonly allowed: boolean; readonly code: string; readonly what: string },
    ): Promise<void> {
      const before = await rows();
      const made = (async () => call())();
      if (allowed) {
        await made;
        return;
      }
      expect(await rejection(made), what).to.include({ code });
      expect(await rows(), what).to.deep.equal(before);
    }
  });
}

interface Move<Status> {
  readonly name: string;
  readonly call: () => Promise<unknown>;
  readonly from: readonly Status[];
  readonly to: Status;
}

function allowedTo(to: CopyStatus): readonly CopyStatus[] {
  return COPY_MOVES.flatMap(([from, next]) => (next === to ? [from] : []));
}
