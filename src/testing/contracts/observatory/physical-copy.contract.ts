import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { DataTransferPackageId, PhysicalCopyId, RawDataFileId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import { PhysicalCopy, type CopiedItem, type NewPhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { Instant } from '../../../domain/shared/instant.js';
import { CheckViolation, ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { addTwoSites, observatoryServices, observe, type ObservatorySubject } from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';
import { unchecked } from './stored-item.contract.js';
import { afterNoon, LATEST, NOBODY, storedPackage, storedTransferPackage, storedUnit } from './stored-network.js';
import { expectOwnCopies } from '../spoil.js';

const NOON = Instant.parse('2026-11-21T12:00:00.123456Z');

/** What every `PhysicalCopyRepository` owes its callers. */
export function describePhysicalCopyRepository(engine: string, subject: () => ObservatorySubject): void {
  describe(`physical copy repository on ${engine}`, () => {
    let first: PhysicalCopy;
    let elsewhere: NewPhysicalCopy;
    /** Two of each kind beside the file of `first`. */
    let packages: readonly CopiedItem[];
    let transferPackages: readonly CopiedItem[];

    beforeEach(async () => {
      const store = new MemoryFileStore();
      const { network, rawFiles } = observatoryServices(subject(), store, { now: () => NOON });
      const places = await addTwoSites(network, '/data');
      await observe(rawFiles, places, (place, text) => store.put(place, text));
      const [copy] = (await subject().copies.list({}, { limit: 10 })).items;
      if (!copy) throw new Error('nothing was recorded');
      first = copy;
      const { item, path } = copy;
      elsewhere = { item, path, location: 'ccat_buffer', status: 'present', at: NOON, verified: 'not verified' };
      const { id } = await storedUnit(subject());
      const stored = [await storedPackage(subject(), id, 'HFA'), await storedPackage(subject(), id, 'LFA')];
      packages = stored.map((one) => ({ kind: 'package', id: one.id }));
      const bundles = [await storedTransferPackage(subject()), await storedTransferPackage(subject())];
      transferPackages = bundles.map((one) => ({ kind: 'transfer package', id: one.id }));
    });

    it('keeps copies of files, packages and transfer packages apart, with every field', async () => {
      const { copies } = subject();
      const items = [...packages, ...transferPackages];
      const added: PhysicalCopy[] = [];
      for (const [index, item] of items.entries()) {
        const path = `folder/${String(index)} 👩‍🚀`;
        const copy = await copies.add({ item, path, location: 'ccat_buffer', status: 'staged', at: LATEST, verified: 'verified' });
        const expected = { id: copy.id, item, path, location: 'ccat_buffer', status: 'staged', verifiedAt: LATEST } as const;
        expect(copy).to.deep.equal(new PhysicalCopy({ ...expected, createdAt: LATEST, updatedAt: LATEST }));
        added.push(copy);
      }
      for (const [index, item] of items.entries()) {
        expect(await copies.find(item, 'ccat_buffer')).to.deep.equal(added[index]);
        expect(await copies.listOf(item)).to.deep.equal([added[index]]);
        expect(await copies.find(item, 'cologne_buffer')).to.equal(undefined);
      }
      expect(await copies.listOf(first.item)).to.deep.equal([first]);
    });

    it('finds a copy again, exact to the microsecond', async () => {
      const { copies } = subject();
      const added = await copies.add(elsewhere);
      expect(await copies.findById(added.id)).to.deep.equal(added);
      expect(await copies.find(added.item, 'ccat_buffer')).to.deep.equal(added);
      expect(added.createdAt.toString()).to.equal('2026-11-21T12:00:00.123456Z');
      expect(added.verifiedAt).to.equal(undefined);
      expect(await copies.listOf(first.item)).to.deep.equal([first, added]);
      expect(await copies.find(first.item, 'cologne_archive')).to.equal(undefined);
      expect(await copies.findById(PhysicalCopyId(9_223_372_036_854_775_807n))).to.equal(undefined);
    });

    it('has one copy of an item at a location', async () => {
      const { copies } = subject();
      const [rawPackage, bundle] = [packages[0] ?? first.item, transferPackages[0] ?? first.item];
      for (const [constraint, item] of [
        ['physical_copies_file_key', first.item],
        ['physical_copies_package_key', rawPackage],
        ['physical_copies_transfer_package_key', bundle],
      ] as const) {
        await copies.add({ ...elsewhere, item });
        const error = await rejection(copies.add({ ...elsewhere, item }));
        expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint });
      }
    });

    it('refuses copies of what is not there, and at places that are not', async () => {
      const { copies } = subject();
      const unknown = { kind: 'file', id: RawDataFileId(randomUUID()) } as const;
      const orphans: readonly (readonly [string, NewPhysicalCopy])[] = [
        ['raw_data_file_id', { ...elsewhere, item: unknown }],
        ['raw_data_package_id', { ...elsewhere, item: { kind: 'package', id: RawDataPackageId(NOBODY) } }],
        ['data_transfer_package_id', { ...elsewhere, item: { kind: 'transfer package', id: DataTransferPackageId(NOBODY) } }],
        ['location', { ...elsewhere, location: 'moon' }],
      ];
      for (const [column, copy] of orphans)
        expect(await rejection(copies.add(copy)))
          .to.be.instanceOf(ForeignKeyViolation)
          .and.include({ constraint: `physical_copies_${column}_fkey` });
      expect(await copies.listOf(unknown)).to.deep.equal([]);
    });

    it('changes a copy only from the status that was read, so that one of many changes wins', async () => {
      const { copies } = subject();
      const marked = first.movedTo('deletion possible', NOON);
      const won = await Promise.all(Array.from({ length: 8 }, () => copies.change(first, marked)));
      expect(won.filter(Boolean)).to.have.length(1);
      expect(await copies.findById(first.id)).to.deep.equal(marked);
    });

    it('keeps every field of a change, and is nobody else’s object', async () => {
      const { copies } = subject();
      const changed = first.movedTo('deletion possible', afterNoon(1)).verified(LATEST);
      expect(await copies.change(first, changed)).to.equal(true);
      const found = await copies.findById(first.id);
      expect(found).to.deep.equal(changed);
      expect(found).to.not.equal(changed);
      Object.assign(found ?? {}, { status: 'deleted' });
      expect(await copies.findById(first.id)).to.deep.equal(changed);
      const { items } = await copies.list({}, { limit: 9 });
      expect(items.filter(({ status }) => status === 'deletion possible')).to.deep.equal([changed]);
    });

    it('keeps what a change says of the item, its place and its times', async () => {
      const { copies } = subject();
      const [rawPackage, bundle] = [packages[0] ?? first.item, transferPackages[0] ?? first.item];
      let before = first;
      for (const [index, item] of [rawPackage, bundle, first.item].entries()) {
        const [createdAt, updatedAt, verifiedAt] = [1, 2, 3].map((n) => afterNoon(10 * index + n)) as [Instant, Instant, Instant];
        const places = { location: index === 1 ? 'ccat_buffer' : 'cologne_archive', path: `elsewhere/${String(index)}` };
        const after = new PhysicalCopy({ ...first, item, ...places, status: 'staged', createdAt, updatedAt, verifiedAt });
        expect(await copies.change(before, after)).to.equal(true);
        expect(await copies.findById(first.id)).to.deep.equal(after);
        before = after;
      }
    });

    it('is checked by the database too', async () => {
      const { copies } = subject();
      for (const [constraint, fields] of [
        ['physical_copies_status_known', { status: 'lost' }],
        ['physical_copies_path_length', { path: 'x'.repeat(256) }],
      ] as const)
        expect(await rejection(copies.change(first, unchecked(first, fields))))
          .to.be.instanceOf(CheckViolation)
          .and.include({ constraint });
      expect(await copies.findById(first.id)).to.deep.equal(first);
    });

    it('takes part in the transaction around it', async () => {
      const { copies, database } = subject();
      await rejection(
        database.transaction(async () => {
          await copies.change(first, first.movedTo('deletion possible', NOON));
          await copies.add(elsewhere);
          throw new Error('roll back');
        }),
      );
      expect(await copies.listOf(first.item)).to.deep.equal([first]);
    });

    it('counts those of each location and status', async () => {
      const { copies } = subject();
      await copies.change(first, first.movedTo('deletion possible', NOON));
      await copies.add(elsewhere);
      const summary = await copies.summary();
      expect(summary).to.deep.include({ location: 'ccat_buffer', status: 'present', count: 1 });
      expect(summary).to.deep.include({ location: first.location, status: 'deletion possible', count: 1 });
      const { items } = await copies.list({}, { limit: 99 });
      expect(summary.reduce((total, { count }) => total + count, 0)).to.equal(items.length);
      const names = summary.map(({ location, status }) => `${location} ${status}`);
      expect(names).to.deep.equal(names.toSorted());
    });

    it('shares no object with anybody', async () => {
      const { copies } = subject();
      const marked = (): PhysicalCopy => first.movedTo('deletion possible', NOON);
      const given = marked();
      await copies.change(first, given);
      Object.assign(given, { status: 'lost', path: 'spoilt' });
      const found = await copies.findById(first.id);
      expect(found).to.deep.equal(marked());
      Object.assign(found ?? {}, { status: 'lost', path: 'spoilt' });
      await expectOwnCopies(
        async () => (await copies.listOf(first.item)).map(({ path, status }) => ({ path, status })),
        () => [marked()].map(({ path, status }) => ({ path, status })),
      );
    });

    it('lists pages by id, of the statuses and locations asked for', async () => {
      const { copies } = subject();
      const added = await copies.add(elsewhere);
      const page = await copies.list({ statuses: ['present'] }, { limit: 2 });
      expect(page.items.map(({ id }) => id)).to.include(first.id);
      expect(page.hasNext).to.equal(true);
      const last = await copies.list({ statuses: ['present'] }, { limit: 2, cursor: page.next });
      expect(last).to.deep.equal({ items: [added], hasNext: false, next: undefined });
      const other = copies.list({ statuses: ['deleted'] }, { limit: 2, cursor: page.next });
      expect(await rejection(other)).to.be.instanceOf(CursorRefused);
      const several = await copies.list({ statuses: ['deleted', 'present'], locations: ['moon', 'ccat_buffer'] }, { limit: 9 });
      expect(several.items).to.deep.equal([added]);
      expect((await copies.list({ locations: ['ccat_buffer'] }, { limit: 9 })).items).to.deep.equal([added]);
      expect((await copies.list({ statuses: ['deleted'] }, { limit: 9 })).items).to.deep.equal([]);
    });
  });
}
