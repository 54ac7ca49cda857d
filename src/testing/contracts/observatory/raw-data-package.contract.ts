import { expect } from 'chai';
import { DataTransferPackageId, type RawDataPackageId } from '../../../domain/observatory/ids.js';
import { RawDataPackage, type RawDataPackageFields } from '../../../domain/observatory/raw-data-package.js';
import { ForeignKeyViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { rejection } from '../rejection.js';
import {
  CHECKSUM,
  EARLIEST,
  LARGEST_SIZE,
  NOBODY,
  NOON,
  storedNetwork,
  storedTransferPackage,
  storedUnit,
  uuid,
} from './stored-network.js';
import { describeStoredItems, unchecked } from './stored-item.contract.js';

const UNIT = uuid(100);
const OTHER_UNIT = uuid(99);
const TRANSFERS = [DataTransferPackageId(uuid(300)), DataTransferPackageId(uuid(301))] as const;

const aPackage = (n: number, fields: Partial<RawDataPackageFields> = {}): RawDataPackage =>
  new RawDataPackage({
    id: uuid(n),
    executedObsUnitId: UNIT,
    module: `M${String(n)}`,
    content: { sizeBytes: 0n, checksum: CHECKSUM },
    createdAt: NOON,
    ...fields,
  });

async function prepare(subject: ObservatorySubject): Promise<void> {
  await storedNetwork(subject);
  for (const id of [UNIT, OTHER_UNIT]) await storedUnit(subject, id);
  for (const id of TRANSFERS) await storedTransferPackage(subject, id);
}

/** What every `RawDataPackageRepository` owes its callers, on an empty database. */
export function describeRawDataPackageRepository(engine: string, subject: () => ObservatorySubject): void {
  const content = { sizeBytes: LARGEST_SIZE, checksum: CHECKSUM };
  const item = (n: number): RawDataPackage => aPackage(n, { content, createdAt: EARLIEST, transferPackageId: TRANSFERS[0] });

  describeStoredItems({
    engine,
    table: 'raw_data_packages',
    subject,
    prepare,
    add: (rawPackage) => subject().packages.add(rawPackage),
    find: ({ id }) => subject().packages.findById(id),
    item,
    bare: aPackage,
    taken: [
      { constraint: 'raw_data_packages_pkey', item: aPackage(1, { module: 'other' }) },
      { constraint: 'raw_data_packages_group_key', item: aPackage(2, { module: 'M1' }) },
    ],
    orphans: [
      { constraint: 'raw_data_packages_executed_obs_unit_id_fkey', item: aPackage(5, { executedObsUnitId: NOBODY }) },
      {
        constraint: 'raw_data_packages_data_transfer_package_id_fkey',
        item: aPackage(5, { transferPackageId: DataTransferPackageId(NOBODY) }),
      },
    ],
    broken: [
      { constraint: 'raw_data_packages_size_not_negative', item: unchecked(item(1), { content: { sizeBytes: -1n, checksum: CHECKSUM } }) },
      { constraint: 'raw_data_packages_checksum_length', item: unchecked(item(1), { content: { sizeBytes: 1n, checksum: 'abc' } }) },
      { constraint: 'raw_data_packages_module_length', item: unchecked(item(1), { module: 'x'.repeat(101) }) },
    ],
  });

  describe(`raw data package repository on ${engine}`, () => {
    beforeEach(() => prepare(subject()));
    const ids = (found: readonly RawDataPackage[]): RawDataPackageId[] => found.map(({ id }) => id);

    it('finds the package of a group', async () => {
      const { packages } = subject();
      await packages.add(aPackage(1, { module: 'LFA' }));
      const group = { executedObsUnitId: aPackage(1).executedObsUnitId, module: 'LFA' };
      expect(await packages.findByGroup(group)).to.deep.equal(aPackage(1, { module: 'LFA' }));
      expect(await packages.findByGroup({ ...group, module: 'lfa' })).to.equal(undefined);
      const other = aPackage(2, { module: 'LFA', executedObsUnitId: OTHER_UNIT });
      expect(await packages.findByGroup(other)).to.equal(undefined);
      await packages.add(other);
      expect(await packages.findByGroup(other)).to.deep.equal(other);
      expect(await packages.findByGroup(group)).to.deep.equal(aPackage(1, { module: 'LFA' }));
    });

    it('lists by execution and module, those in no transfer package and those of one', async () => {
      const { packages } = subject();
      await packages.add(aPackage(1, { module: 'b' }));
      await packages.add(aPackage(2, { module: 'B' }));
      await packages.add(aPackage(3, { module: 'z', executedObsUnitId: OTHER_UNIT }));
      await packages.add(aPackage(4, { module: 'd', transferPackageId: TRANSFERS[0] }));
      await packages.add(aPackage(5, { module: 'c', transferPackageId: TRANSFERS[0] }));
      expect(ids(await packages.listUnbundled())).to.deep.equal([uuid(3), uuid(2), uuid(1)]);
      expect(ids(await packages.listTransferPackage(TRANSFERS[0]))).to.deep.equal([uuid(5), uuid(4)]);
      expect(await packages.listTransferPackage(TRANSFERS[1])).to.deep.equal([]);
    });

    it('lists all or those of one execution by id, page by page', async () => {
      const { packages } = subject();
      const stored = [1, 2, 3, 4, 5].map((n) => aPackage(n, n === 2 ? { executedObsUnitId: OTHER_UNIT } : {}));
      for (const one of stored.toReversed()) await packages.add(one);
      const own = stored.filter((_, index) => index !== 1);
      for (const [filter, expected] of [
        [{}, stored],
        [{ executedObsUnitId: aPackage(1).executedObsUnitId }, own],
        [{ executedObsUnitId: aPackage(1, { executedObsUnitId: OTHER_UNIT }).executedObsUnitId }, stored.slice(1, 2)],
        [{ executedObsUnitId: aPackage(1, { executedObsUnitId: NOBODY }).executedObsUnitId }, []],
      ] as const) {
        const first = await packages.list(filter, { limit: 2 });
        const rest = first.next === undefined ? undefined : await packages.list(filter, { limit: 9, cursor: first.next });
        expect([first.hasNext, rest?.hasNext ?? false]).to.deep.equal([expected.length > 2, false]);
        expect(first.items).to.deep.equal(expected.slice(0, 2));
        expect(rest?.items ?? []).to.deep.equal(expected.slice(2));
      }
      const { next } = await packages.list({ executedObsUnitId: aPackage(1).executedObsUnitId }, { limit: 1 });
      expect(await rejection(packages.list({}, { limit: 1, cursor: next })), 'of another list').to.be.instanceOf(CursorRefused);
    });

    it('is put into one transfer package, whoever else wants it', async () => {
      const { packages, database } = subject();
      for (const n of [1, 2, 3, 4]) await packages.add(aPackage(n));
      const all = [1, 2, 3].map((n) => aPackage(n).id);
      const put = (index: 0 | 1): Promise<number> => database.transaction(() => packages.putIntoTransferPackage(all, TRANSFERS[index]));
      const counts = await Promise.all([put(0), put(1), put(0), put(1)]);
      expect(counts.toSorted()).to.deep.equal([0, 0, 0, 3]);
      const lengths = await Promise.all(TRANSFERS.map(async (id) => (await packages.listTransferPackage(id)).length));
      expect(lengths.toSorted()).to.deep.equal([0, 3]);
      expect(ids(await packages.listUnbundled()), 'it was not among those that were put').to.deep.equal([uuid(4)]);
      expect(await packages.putIntoTransferPackage([], TRANSFERS[0])).to.equal(0);
    });

    it('stays in none when the transaction around it fails, and where the transfer package is unknown', async () => {
      const { packages, database } = subject();
      await packages.add(aPackage(1));
      await rejection(
        database.transaction(async () => {
          expect(await packages.putIntoTransferPackage([aPackage(1).id], TRANSFERS[0])).to.equal(1);
          throw new Error('roll back');
        }),
      );
      const error = await rejection(packages.putIntoTransferPackage([aPackage(1).id], DataTransferPackageId(NOBODY)));
      expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'raw_data_packages_data_transfer_package_id_fkey' });
      expect(ids(await packages.listUnbundled())).to.deep.equal([uuid(1)]);
    });
  });
}
