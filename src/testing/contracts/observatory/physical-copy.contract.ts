import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { RawDataFileId } from '../../../domain/observatory/ids.js';
import type { NewPhysicalCopy, PhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { Instant } from '../../../domain/shared/instant.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { addTwoSites, observatoryServices, observe, type ObservatorySubject } from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00.123456Z');

/** What every `PhysicalCopyRepository` owes its callers. */
export function describePhysicalCopyRepository(engine: string, subject: () => ObservatorySubject): void {
  describe(`physical copy repository on ${engine}`, () => {
    let first: PhysicalCopy;
    let elsewhere: NewPhysicalCopy;

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
    });

    it('has one copy of an item at a location', async () => {
      const { copies } = subject();
      await copies.add(elsewhere);
      const error = await rejection(copies.add(elsewhere));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'physical_copies_file_key' });
    });

    it('refuses copies of what is not there, and at places that are not', async () => {
      const { copies } = subject();
      const unknown = { kind: 'file', id: RawDataFileId(randomUUID()) } as const;
      for (const copy of [
        { ...elsewhere, item: unknown },
        { ...elsewhere, location: 'moon' },
      ])
        expect(await rejection(copies.add(copy))).to.be.instanceOf(ForeignKeyViolation);
      expect(await copies.listOf(unknown)).to.deep.equal([]);
    });

    it('changes a copy only from the status that was read, so that one of many changes wins', async () => {
      const { copies } = subject();
      const marked = first.movedTo('deletion possible', NOON);
      const won = await Promise.all(Array.from({ length: 8 }, () => copies.change(first, marked)));
      expect(won.filter(Boolean)).to.have.length(1);
      expect(await copies.findById(first.id)).to.deep.equal(marked);
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

    it('lists pages by id, of the statuses and locations asked for', async () => {
      const { copies } = subject();
      const added = await copies.add(elsewhere);
      const page = await copies.list({ statuses: ['present'] }, { limit: 2 });
      expect(page.items.map(({ id }) => id)).to.include(first.id);
      expect(page.hasNext).to.equal(true);
      expect((await copies.list({ statuses: ['present'] }, { limit: 2, cursor: page.next })).items).to.deep.equal([added]);
      expect((await copies.list({ locations: ['ccat_buffer'] }, { limit: 9 })).items).to.deep.equal([added]);
      expect((await copies.list({ statuses: ['deleted'] }, { limit: 9 })).items).to.deep.equal([]);
    });
  });
}
