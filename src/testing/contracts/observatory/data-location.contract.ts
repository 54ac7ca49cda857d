import { expect } from 'chai';
import { DataLocation, type DataLocationFields } from '../../../domain/observatory/data-location.js';
import { Site } from '../../../domain/observatory/site.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { describeStoredItems, unchecked } from './stored-item.contract.js';

const aLocation = (fields: Partial<DataLocationFields> & { readonly name: string }): DataLocation =>
  new DataLocation({ site: 'ccat', purpose: 'buffer', storage: 'disk', priority: 1, root: `/data/${fields.name}`, ...fields });

async function addSites({ sites }: ObservatorySubject): Promise<void> {
  for (const name of ['ccat', 'cologne']) await sites.add(new Site({ name, fullName: name }));
}

/** What every `DataLocationRepository` owes its callers, on an empty database. */
export function describeDataLocationRepository(engine: string, subject: () => ObservatorySubject): void {
  const item = (n: number): DataLocation =>
    n === 1
      ? aLocation({ name: 'location_1', purpose: 'long term archive', storage: 'tape', priority: 1_000_000, root: `/${'ü'.repeat(254)}` })
      : aLocation({ name: `location_${String(n)}`, purpose: n === 2 ? 'source' : 'processing', storage: 's3', priority: 0 });

  describeStoredItems({
    engine,
    table: 'data_locations',
    subject,
    prepare: addSites,
    add: (location) => subject().locations.add(location),
    find: ({ name }) => subject().locations.find(name),
    item,
    taken: [
      { constraint: 'data_locations_pkey', item: aLocation({ name: 'location_1' }) },
      { constraint: 'data_locations_root_key', item: new DataLocation({ ...item(1), name: 'other', priority: 7 }) },
    ],
    orphans: [{ constraint: 'data_locations_site_fkey', item: aLocation({ name: 'lost', site: 'moon' }) }],
    broken: [
      { constraint: 'data_locations_name_not_empty', item: unchecked(item(1), { name: '' }) },
      { constraint: 'data_locations_purpose_known', item: unchecked(item(1), { purpose: 'attic' }) },
      { constraint: 'data_locations_storage_known', item: unchecked(item(1), { storage: 'paper' }) },
      { constraint: 'data_locations_priority_range', item: unchecked(item(1), { priority: -1 }) },
      { constraint: 'data_locations_priority_range', item: unchecked(item(1), { priority: 1_000_001 }) },
      { constraint: 'data_locations_root_not_empty', item: unchecked(item(1), { root: '' }) },
      { constraint: 'data_locations_root_length', item: unchecked(item(1), { root: 'x'.repeat(256) }) },
    ],
  });

  describe(`data location repository on ${engine}`, () => {
    beforeEach(() => addSites(subject()));

    it('lists by name, and those for a purpose by priority and then by name', async () => {
      const { locations } = subject();
      await locations.add(aLocation({ name: 'b', priority: 2 }));
      await locations.add(aLocation({ name: 'z', priority: 1 }));
      await locations.add(aLocation({ name: 'a', priority: 2 }));
      await locations.add(aLocation({ name: 'C', priority: 2 }));
      await locations.add(aLocation({ name: 'ten', priority: 10 }));
      await locations.add(aLocation({ name: 'source', priority: 0, purpose: 'source' }));
      await locations.add(aLocation({ name: 'elsewhere', priority: 0, site: 'cologne' }));
      const names = async (found: Promise<DataLocation[]>): Promise<string[]> => (await found).map(({ name }) => name);
      expect(await names(locations.list())).to.deep.equal(['C', 'a', 'b', 'elsewhere', 'source', 'ten', 'z']);
      expect(await names(locations.listFor('ccat', 'buffer'))).to.deep.equal(['z', 'C', 'a', 'b', 'ten']);
      expect(await names(locations.listFor('cologne', 'source'))).to.deep.equal([]);
    });

    it('takes one root for another site or storage', async () => {
      const { locations } = subject();
      for (const [name, more] of [
        ['a', {}],
        ['b', { site: 'cologne' }],
        ['c', { storage: 'tape' }],
      ] as const)
        await locations.add(aLocation({ name, root: '/data', ...more }));
      expect(await locations.list()).to.have.length(3);
    });
  });
}
