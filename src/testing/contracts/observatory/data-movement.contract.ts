import { expect } from 'chai';
import { DataMovement, type MovedItem, type NewDataMovement } from '../../../domain/observatory/data-movement.js';
import { DataMovementId, DataTransferPackageId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import { MOVEMENT_STATUSES, OPEN_STATUSES } from '../../../domain/observatory/movement-status.js';
import { CheckViolation, ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import {
  afterNoon,
  EARLIEST,
  LATEST,
  NOBODY,
  NOON,
  storedNetwork,
  storedPackage,
  storedTransferPackage,
  storedUnit,
} from './stored-network.js';
import { unchecked } from './stored-item.contract.js';

const LEASE = 60_000;

/** What every `DataMovementRepository` owes its callers, on an empty database. */
export function describeDataMovementRepository(engine: string, subject: () => ObservatorySubject): void {
  describe(`data movement repository on ${engine}`, () => {
    let archive: NewDataMovement;
    let transfer: NewDataMovement;
    /** Items of the same kinds that these two do not move. */
    let others: { readonly archived: MovedItem; readonly transferred: MovedItem };

    beforeEach(async () => {
      await storedNetwork(subject());
      const unit = await storedUnit(subject());
      const rawPackage = await storedPackage(subject(), unit.id, 'LFA');
      const bundle = await storedTransferPackage(subject());
      const otherPackage = await storedPackage(subject(), unit.id, 'HFA');
      const otherBundle = await storedTransferPackage(subject());
      others = { archived: { kind: 'archive', id: otherPackage.id }, transferred: { kind: 'transfer', id: otherBundle.id } };
      archive = { item: { kind: 'archive', id: rawPackage.id }, origin: 'cologne_buffer', destination: 'cologne_archive', at: NOON };
      transfer = { item: { kind: 'transfer', id: bundle.id }, origin: 'ccat_buffer', destination: 'cologne_buffer', at: LATEST };
    });

    it('gives a pending movement an id and finds it again, exact to the microsecond', async () => {
      const { movements } = subject();
      for (const planned of [archive, transfer, { ...archive, item: { ...archive.item, kind: 'staging' } as MovedItem, at: EARLIEST }]) {
        const added = await movements.add(planned);
        const { item, origin, destination, at } = planned;
        const { id } = added;
        const expected = { id, item, origin, destination, status: 'pending', attempts: 0, createdAt: at, updatedAt: at } as const;
        expect(added).to.deep.equal(new DataMovement({ ...expected, leaseUntil: undefined, failure: undefined }));
        const found = await movements.findById(id);
        expect(found).to.deep.equal(added).and.to.be.instanceOf(DataMovement);
        Object.assign(found ?? {}, { status: 'completed' });
        expect(await movements.findById(id)).to.deep.equal(added);
      }
      expect(await movements.findById(DataMovementId(9_223_372_036_854_775_807n))).to.equal(undefined);
    });

    it('keeps every field of a move, and a line of the log for each', async () => {
      const { movements } = subject();
      const pending = await movements.add(archive);
      const begun = pending.begun(afterNoon(1), LEASE);
      const failed = begun.failed(afterNoon(2), `no room left 👩‍🚀 ${'é'.repeat(2_000)}`);
      const again = failed.begun(LATEST_BEGIN, LEASE);
      const ended = again.completed(LATEST);
      const course = [pending, begun, failed, again, ended];
      for (const [index, after] of course.entries()) {
        const before = course[index - 1];
        if (before) expect(await movements.move(before, after)).to.equal(true);
        expect(await movements.findById(pending.id)).to.deep.equal(after);
      }
      expect(failed.failure).to.have.length.greaterThan(999);
      expect(await movements.log(pending.id)).to.deep.equal(
        course.map(({ id, attempts, status, updatedAt, failure }) => ({
          movementId: id,
          attempt: attempts,
          status,
          at: updatedAt,
          message: failure,
        })),
      );
      expect(await movements.log(DataMovementId(404n))).to.deep.equal([]);
    });

    it('keeps what a move says of the item, its places and its times', async () => {
      const { movements } = subject();
      let before = await movements.add(archive);
      const course = [
        { item: others.archived, origin: 'cologne_archive', destination: 'cologne_processing' },
        { item: transfer.item, origin: 'ccat_buffer', destination: 'cologne_buffer' },
        { item: others.transferred, origin: 'ccat_source', destination: 'ccat_buffer' },
      ];
      for (const [index, places] of course.entries()) {
        const [createdAt, updatedAt, leaseUntil] = [1, 2, 3].map((n) => afterNoon(10 * index + n));
        const changed = {
          ...before,
          ...places,
          attempts: index + 1,
          createdAt: createdAt ?? NOON,
          updatedAt: updatedAt ?? NOON,
          leaseUntil,
        };
        const after = new DataMovement({ ...changed, failure: `failure ${String(index)}` });
        expect(await movements.move(before, after)).to.equal(true);
        expect(await movements.findById(before.id)).to.deep.equal(after);
        before = after;
      }
    });

    it('is moved from the status that was read, and from no other', async () => {
      const { movements } = subject();
      const pending = await movements.add(archive);
      const scheduled = pending.scheduled(NOON);
      expect(await movements.move(pending, scheduled)).to.equal(true);
      expect(await movements.move(pending, pending.begun(NOON, LEASE)), 'the attempt is the same, the status is not').to.equal(false);
      expect(await movements.findById(pending.id)).to.deep.equal(scheduled);
      expect(await movements.log(pending.id)).to.have.length(2);
    });

    it('shares no object with anybody', async () => {
      const { movements } = subject();
      const planned = (): NewDataMovement => ({ ...archive, item: { ...archive.item } });
      const given = planned();
      const adding = movements.add(given);
      spoil(given);
      const added = await adding;
      const { id } = added;
      spoil(added);
      const pending = (): DataMovement => {
        const times = { createdAt: archive.at, updatedAt: archive.at, leaseUntil: undefined };
        return new DataMovement({ ...planned(), id, status: 'pending', attempts: 0, failure: undefined, ...times });
      };
      const begun = pending().begun(NOON, LEASE);
      expect(await movements.move(pending(), begun)).to.equal(true);
      spoil(begun);
      const expected = (): DataMovement => pending().begun(NOON, LEASE);
      await expectOwnCopies(() => movements.findById(id), expected);
      await expectOwnCopies(
        () => movements.listOf(planned().item, archive.destination),
        () => [expected()],
      );
      await expectOwnCopies(
        async () => (await movements.list('archive', OPEN_STATUSES, { limit: 9 })).items,
        () => [expected()],
      );
      const line = (movement: DataMovement): object => {
        const { attempts, status, updatedAt } = movement;
        return { movementId: id, attempt: attempts, status, at: updatedAt, message: undefined };
      };
      await expectOwnCopies<readonly object[]>(
        () => movements.log(id),
        () => [line(pending()), line(expected())],
      );
    });

    it('is moved by one of many, who alone writes the log', async () => {
      const { movements } = subject();
      const pending = await movements.add(archive);
      const begun = pending.begun(NOON, LEASE);
      const won = await Promise.all(Array.from({ length: 8 }, () => movements.move(pending, begun)));
      expect(won.filter(Boolean)).to.have.length(1);
      expect(await movements.log(pending.id)).to.have.length(2);
      const taken = begun.begun(afterNoon(LEASE * 1_000), LEASE);
      expect(await movements.move(begun, taken)).to.equal(true);
      expect(await movements.move(begun, begun.completed(LATEST)), 'status is the same, the attempt is not').to.equal(false);
      expect(await movements.findById(pending.id)).to.deep.equal(taken);
      expect(await movements.log(pending.id)).to.have.length(3);
    });

    it('loses no attempt when many read and write the same one', async () => {
      const { movements, database } = subject();
      const { id } = await movements.add(archive);
      const attempt = (): Promise<void> =>
        database.transaction(async () => {
          const found = await movements.findById(id);
          const at = afterNoon(Number(found?.attempts) * LEASE * 1_000);
          if (found) expect(await movements.move(found, found.begun(at, LEASE))).to.equal(true);
        });
      await Promise.all(Array.from({ length: 6 }, attempt));
      expect((await movements.findById(id))?.attempts).to.equal(6);
      expect((await movements.log(id)).map((line) => line.attempt)).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    });

    it('takes part in the transaction around it, its log too', async () => {
      const { movements, database } = subject();
      const pending = await movements.add(archive);
      await rejection(
        database.transaction(async () => {
          await movements.move(pending, pending.begun(NOON, LEASE));
          await movements.add(transfer);
          throw new Error('roll back');
        }),
      );
      expect(await movements.findById(pending.id)).to.deep.equal(pending);
      expect(await movements.log(pending.id)).to.have.length(1);
      expect(await movements.listOf(transfer.item, transfer.destination)).to.deep.equal([]);
    });

    it('moves a transfer package to a place once, and a package as often as is asked', async () => {
      const { movements } = subject();
      const first = await movements.add(transfer);
      const error = await rejection(movements.add(transfer));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'data_movements_transfer_key' });
      const elsewhere = await movements.add({ ...transfer, destination: 'cologne_archive' });
      expect(await movements.listOf(transfer.item, transfer.destination)).to.deep.equal([first]);
      expect(await movements.listOf(transfer.item, 'cologne_archive')).to.deep.equal([elsewhere]);
      const [one, other] = [await movements.add(archive), await movements.add(archive)];
      const ofOthers = [
        await movements.add({ ...transfer, item: others.transferred }),
        await movements.add({ ...archive, item: others.archived }),
      ];
      expect(await movements.listOf(archive.item, archive.destination)).to.deep.equal([one, other]);
      expect(await movements.listOf(transfer.item, transfer.destination)).to.deep.equal([first]);
      for (const added of ofOthers) expect(await movements.listOf(added.item, added.destination)).to.deep.equal([added]);
      expect(await movements.listOf({ ...archive.item, kind: 'staging' } as MovedItem, archive.destination)).to.deep.equal([]);
    });

    it('is of what is there, from and to places that are', async () => {
      const { movements } = subject();
      const orphans: readonly (readonly [string, NewDataMovement])[] = [
        ['raw_data_package_id', { ...archive, item: { kind: 'archive', id: RawDataPackageId(NOBODY) } }],
        ['data_transfer_package_id', { ...transfer, item: { kind: 'transfer', id: DataTransferPackageId(NOBODY) } }],
        ['origin', { ...archive, origin: 'moon' }],
        ['destination', { ...archive, destination: 'moon' }],
      ];
      for (const [column, orphan] of orphans) {
        const error = await rejection(movements.add(orphan));
        expect(error)
          .to.be.instanceOf(ForeignKeyViolation)
          .and.include({ constraint: `data_movements_${column}_fkey` });
      }
      expect(await movements.summary()).to.deep.equal([]);
    });

    it('is checked by the database too', async () => {
      const { movements } = subject();
      const pending = await movements.add(archive);
      for (const [constraint, fields] of [
        ['data_movements_kind_known', { item: { ...archive.item, kind: 'by pigeon' } }],
        ['data_movements_status_known', { status: 'lost' }],
        ['data_movements_attempts_not_negative', { attempts: -1 }],
        ['data_movements_failure_length', { failure: 'x'.repeat(1_001) }],
      ] as const)
        expect(await rejection(movements.move(pending, unchecked(pending, fields))))
          .to.be.instanceOf(CheckViolation)
          .and.include({ constraint });
      expect(await movements.findById(pending.id)).to.deep.equal(pending);
    });

    it('comes in pages by id, of a kind and its statuses, and is counted by both', async () => {
      const { movements } = subject();
      const all: DataMovement[] = [];
      for (let n = 0; n < 5; n += 1) all.push(await movements.add(archive));
      await movements.add(transfer);
      const [first, second] = all;
      if (!first || !second) throw new Error('nothing was added');
      const begun = first.begun(NOON, LEASE);
      await movements.move(first, begun);
      await movements.move(begun, begun.completed(NOON));
      await movements.move(second, second.scheduled(NOON));
      const open = [second.scheduled(NOON), ...all.slice(2)];
      const page = await movements.list('archive', OPEN_STATUSES, { limit: 3 });
      expect(page.items).to.deep.equal(open.slice(0, 3));
      expect(page.hasNext).to.equal(true);
      const last = await movements.list('archive', OPEN_STATUSES, { limit: 3, cursor: page.next });
      expect(last).to.deep.equal({ items: open.slice(3), hasNext: false, next: undefined });
      expect(await rejection(movements.list('archive', OPEN_STATUSES, { limit: 3, cursor: 'x' }))).to.be.instanceOf(CursorRefused);
      expect(await rejection(movements.list('archive', ['completed'], { limit: 3, cursor: page.next }))).to.be.instanceOf(CursorRefused);
      expect((await movements.list('archive', [], { limit: 3 })).items).to.deep.equal([]);
      expect((await movements.list('archive', MOVEMENT_STATUSES, { limit: 9 })).items.map(({ id }) => id)).to.deep.equal(
        all.map(({ id }) => id),
      );
      expect(await movements.summary()).to.deep.equal([
        { kind: 'archive', status: 'completed', count: 1 },
        { kind: 'archive', status: 'pending', count: 3 },
        { kind: 'archive', status: 'scheduled', count: 1 },
        { kind: 'transfer', status: 'pending', count: 1 },
      ]);
    });
  });
}

/** A lease after it still ends before the year 10000. */
const LATEST_BEGIN = afterNoon(10);
