import { expect } from 'chai';
import { RawDataFile, type RawDataFileFields } from '../../../domain/observatory/raw-data-file.js';
import { RawDataFileId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import { ExecutedObsUnit } from '../../../domain/observatory/executed-obs-unit.js';
import { RawDataPackage } from '../../../domain/observatory/raw-data-package.js';
import { ForeignKeyViolation } from '../../../ports/shared/database.errors.js';
import { addChai } from '../../builders/observatory/chai-observatory.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { rejection } from '../rejection.js';
import { CHECKSUM, EARLIEST, LARGEST_SIZE, LATEST, NOBODY, NOON, storedPackage, storedUnit, uuid } from './stored-network.js';
import { describeStoredItems, unchecked } from './stored-item.contract.js';

const UNIT = uuid(100);
const PACKAGE = RawDataPackageId(uuid(200));

const aFile = (n: number, fields: Partial<RawDataFileFields> = {}): RawDataFile =>
  new RawDataFile({
    id: uuid(n),
    executedObsUnitId: UNIT,
    module: 'LFA',
    name: `scan-${String(n)}.fits`,
    content: { sizeBytes: 1n, checksum: CHECKSUM },
    createdAt: NOON,
    ...fields,
  });

async function prepare(subject: ObservatorySubject): Promise<void> {
  await addChai(subject);
  await storedUnit(subject, UNIT);
  const content = { sizeBytes: 1n, checksum: CHECKSUM };
  await subject.packages.add(new RawDataPackage({ id: PACKAGE, executedObsUnitId: UNIT, module: 'LFA', content, createdAt: NOON }));
}

/** What every `RawDataFileRepository` owes its callers, on an empty database. */
export function describeRawDataFileRepository(engine: string, subject: () => ObservatorySubject): void {
  const item = (n: number): RawDataFile =>
    aFile(n, {
      name: n === 1 ? `0${'x'.repeat(99)}` : `scan-${String(n)}.fits`,
      content: { sizeBytes: n === 1 ? LARGEST_SIZE : 9_007_199_254_740_993n, checksum: CHECKSUM },
      createdAt: n === 1 ? EARLIEST : LATEST,
      packageId: PACKAGE,
      instrumentModule: 'LFA',
    });
  const bare = (n: number): RawDataFile => aFile(n, { content: { sizeBytes: 0n, checksum: CHECKSUM } });

  describeStoredItems({
    engine,
    table: 'raw_data_files',
    subject,
    prepare,
    add: (file) => subject().files.add(file),
    find: ({ id }) => subject().files.findById(id),
    item,
    bare,
    taken: [
      { constraint: 'raw_data_files_pkey', item: aFile(1, { name: 'another' }) },
      { constraint: 'raw_data_files_name_key', item: aFile(2, { name: item(1).name }) },
    ],
    orphans: [
      { constraint: 'raw_data_files_executed_obs_unit_id_fkey', item: aFile(5, { executedObsUnitId: NOBODY }) },
      { constraint: 'raw_data_files_raw_data_package_id_fkey', item: aFile(5, { packageId: RawDataPackageId(NOBODY) }) },
      { constraint: 'raw_data_files_instrument_module_fkey', item: aFile(5, { instrumentModule: 'by nobody' }) },
    ],
    broken: [
      { constraint: 'raw_data_files_name_not_empty', item: unchecked(item(1), { name: '' }) },
      { constraint: 'raw_data_files_name_length', item: unchecked(item(1), { name: 'x'.repeat(101) }) },
      { constraint: 'raw_data_files_size_not_negative', item: unchecked(item(1), { content: { sizeBytes: -1n, checksum: CHECKSUM } }) },
      { constraint: 'raw_data_files_checksum_length', item: unchecked(item(1), { content: { sizeBytes: 1n, checksum: 'abc' } }) },
    ],
  });

  describe(`raw data file repository on ${engine}`, () => {
    beforeEach(() => prepare(subject()));

    it('finds a file of its group by name, and lists groups and packages by name, capitals before small letters', async () => {
      const { files } = subject();
      const group = { executedObsUnitId: aFile(1).executedObsUnitId, module: 'LFA' };
      for (const [index, name] of ['b', 'B', 'a.2', 'a-1', 'a_1'].entries())
        await files.add(aFile(index + 1, { name, packageId: PACKAGE }));
      await files.add(aFile(8, { name: 'b', module: 'HFA' }));
      expect((await files.findByName(group, 'b'))?.id).to.equal(uuid(1));
      expect((await files.findByName({ ...group, module: 'HFA' }, 'b'))?.id).to.equal(uuid(8));
      expect(await files.findByName(group, 'A')).to.equal(undefined);
      const listed = await files.listGroup(group);
      expect(listed.map(({ name }) => name)).to.deep.equal(['B', 'a-1', 'a.2', 'a_1', 'b']);
      expect(await files.listPackage(PACKAGE)).to.deep.equal(listed);
      listed.length = 0;
      expect(await files.listGroup(group)).to.have.length(5);
      expect(await files.listPackage(RawDataPackageId(NOBODY))).to.deep.equal([]);
    });

    it('lists all or those of one execution by id, page by page', async () => {
      const { files } = subject();
      await storedUnit(subject(), uuid(99));
      const stored = [1, 2, 3, 4, 5].map((n) => aFile(n, n === 2 ? { executedObsUnitId: uuid(99) } : {}));
      for (const one of stored.toReversed()) await files.add(one);
      const own = stored.filter((_, index) => index !== 1);
      for (const [filter, expected] of [
        [{}, stored],
        [{ executedObsUnitId: aFile(1).executedObsUnitId }, own],
        [{ executedObsUnitId: aFile(1, { executedObsUnitId: uuid(99) }).executedObsUnitId }, stored.slice(1, 2)],
        [{ executedObsUnitId: aFile(1, { executedObsUnitId: NOBODY }).executedObsUnitId }, []],
      ] as const) {
        const first = await files.list(filter, { limit: 2 });
        const rest = first.next === undefined ? undefined : await files.list(filter, { limit: 9, cursor: first.next });
        expect([first.hasNext, rest?.hasNext ?? false]).to.deep.equal([expected.length > 2, false]);
        expect(first.items).to.deep.equal(expected.slice(0, 2));
        expect(rest?.items ?? []).to.deep.equal(expected.slice(2));
      }
      const { next } = await files.list({ executedObsUnitId: aFile(1).executedObsUnitId }, { limit: 1 });
      expect(await rejection(files.list({}, { limit: 1, cursor: next })), 'of another list').to.be.instanceOf(CursorRefused);
    });

    it('keeps the groups of two executions apart, and lists files of one name by id', async () => {
      const { files } = subject();
      const other = await storedUnit(subject(), uuid(99));
      const [group, otherGroup] = [UNIT, other.id].map((id) => ({
        executedObsUnitId: aFile(1, { executedObsUnitId: id }).executedObsUnitId,
        module: 'LFA',
      }));
      if (!group || !otherGroup) throw new Error('there are two groups');
      const own = aFile(2, { name: 'a', packageId: PACKAGE });
      const others = aFile(1, { name: 'a', packageId: PACKAGE, executedObsUnitId: other.id });
      for (const file of [own, others]) await files.add(file);
      expect(await files.findByName(group, 'a')).to.deep.equal(own);
      expect(await files.findByName(otherGroup, 'a')).to.deep.equal(others);
      expect(await files.listGroup(group)).to.deep.equal([own]);
      expect(await files.listGroup(otherGroup)).to.deep.equal([others]);
      expect(await files.listPackage(PACKAGE)).to.deep.equal([others, own]);
    });

    it('puts a group into its package, in the transaction around it, and no other group', async () => {
      const { files, database } = subject();
      const group = { executedObsUnitId: aFile(1).executedObsUnitId, module: 'LFA' };
      const other = await storedUnit(subject(), uuid(99));
      for (const file of [aFile(1), aFile(2), aFile(3, { module: 'HFA' }), aFile(4, { executedObsUnitId: other.id })])
        await files.add(file);
      const put = async (): Promise<number> => files.putIntoPackage(group, PACKAGE);
      await rejection(
        database.transaction(async () => {
          expect(await put()).to.equal(2);
          throw new Error('roll back');
        }),
      );
      expect(await files.listPackage(PACKAGE)).to.deep.equal([]);
      expect(await put()).to.equal(2);
      expect((await files.listPackage(PACKAGE)).map(({ id }) => id)).to.deep.equal([uuid(1), uuid(2)]);
      for (const n of [3, 4]) expect((await files.findById(RawDataFileId(uuid(n))))?.packageId).to.equal(undefined);
      const error = await rejection(files.putIntoPackage(group, RawDataPackageId(NOBODY)));
      expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'raw_data_files_raw_data_package_id_fkey' });
    });

    it('lists groups that wait for a package: ended, with a file in none, by execution and module', async () => {
      const { files, units } = subject();
      const other = await storedUnit(subject(), uuid(99));
      await units.add(new ExecutedObsUnit({ id: uuid(101), obsUnit: 'runs', startedAt: NOON }));
      await files.add(aFile(1));
      await files.add(aFile(2));
      await files.add(aFile(3, { module: 'HFA' }));
      await files.add(aFile(4, { executedObsUnitId: other.id, module: 'lfa' }));
      await files.add(aFile(5, { executedObsUnitId: uuid(101) }));
      const packaged = await storedPackage(subject(), other.id, 'HFA');
      await files.add(aFile(6, { executedObsUnitId: other.id, module: 'HFA', packageId: packaged.id }));
      expect(await files.listUnpackaged()).to.deep.equal([
        { executedObsUnitId: uuid(99), module: 'lfa' },
        { executedObsUnitId: UNIT, module: 'HFA' },
        { executedObsUnitId: UNIT, module: 'LFA' },
      ]);
    });
  });
}
