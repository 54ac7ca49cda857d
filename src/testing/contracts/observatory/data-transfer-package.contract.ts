import { expect } from 'chai';
import { DataTransferPackage, type DataTransferPackageFields } from '../../../domain/observatory/data-transfer-package.js';
import { ObservatoryItemNotFound } from '../../../domain/observatory/observatory.errors.js';
import { DataTransferRoute } from '../../../domain/observatory/data-transfer-route.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { rejection } from '../rejection.js';
import { afterNoon, CHECKSUM, EARLIEST, LARGEST_SIZE, LATEST, NOON, sinceNoon, storedNetwork, uuid } from './stored-network.js';
import { describeStoredItems, unchecked } from './stored-item.contract.js';

const OTHER_CHECKSUM = 'fedcba9876543210'.repeat(4);
const content = { sizeBytes: LARGEST_SIZE, checksum: CHECKSUM };

const aTransferPackage = (n: number, fields: Partial<DataTransferPackageFields> = {}): DataTransferPackage =>
  new DataTransferPackage({ id: uuid(n), route: 'ccat_to_cologne', createdAt: NOON, ...fields });

/** What every `DataTransferPackageRepository` owes its callers, on an empty database. */
export function describeDataTransferPackageRepository(engine: string, subject: () => ObservatorySubject): void {
  const item = (n: number): DataTransferPackage => aTransferPackage(n, { content, createdAt: EARLIEST, unpackedAt: LATEST });

  describeStoredItems({
    engine,
    table: 'data_transfer_packages',
    subject,
    prepare: storedNetwork,
    add: (transferPackage) => subject().transferPackages.add(transferPackage),
    find: ({ id }) => subject().transferPackages.findById(id),
    item,
    bare: aTransferPackage,
    taken: [{ constraint: 'data_transfer_packages_pkey', item: aTransferPackage(1) }],
    orphans: [{ constraint: 'data_transfer_packages_route_fkey', item: aTransferPackage(2, { route: 'by_pigeon' }) }],
    broken: [
      { constraint: 'data_transfer_packages_size_not_negative', item: unchecked(item(1), { content: { ...content, sizeBytes: -1n } }) },
      { constraint: 'data_transfer_packages_checksum_length', item: unchecked(item(1), { content: { ...content, checksum: 'abc' } }) },
    ],
    counted: {
      zero: aTransferPackage(9),
      increment: (found) => subject().transferPackages.save(found.unpacked(afterNoon(sinceNoon(found.unpackedAt) + 1))),
      countOf: ({ unpackedAt }) => sinceNoon(unpackedAt),
    },
  });

  describe(`data transfer package repository on ${engine}`, () => {
    beforeEach(() => storedNetwork(subject()));

    it('overwrites a known one and leaves the others alone', async () => {
      const { transferPackages } = subject();
      for (const n of [1, 2]) await transferPackages.add(aTransferPackage(n));
      const changed = aTransferPackage(1).packed(content).unpacked(LATEST);
      await transferPackages.save(changed);
      expect(await transferPackages.findById(changed.id)).to.deep.equal(changed);
      expect(await transferPackages.findById(aTransferPackage(2).id)).to.deep.equal(aTransferPackage(2));
      expect(await rejection(transferPackages.save(aTransferPackage(3)))).to.be.instanceOf(ObservatoryItemNotFound);
    });

    it('overwrites every field', async () => {
      const { transferPackages, routes } = subject();
      await routes.add(new DataTransferRoute({ name: 'by_plane', kind: 'direct', origin: 'ccat_buffer', destination: 'cologne_archive' }));
      await transferPackages.add(item(1));
      const changed = aTransferPackage(1, {
        route: 'by_plane',
        content: { sizeBytes: 7n, checksum: OTHER_CHECKSUM },
        unpackedAt: afterNoon(1),
      });
      await transferPackages.save(changed);
      expect(await transferPackages.findById(changed.id)).to.deep.equal(changed);
      await transferPackages.save(aTransferPackage(1));
      expect(await transferPackages.findById(changed.id)).to.deep.equal(aTransferPackage(1));
    });

    it('lists what is to be packed and what travels, oldest first, then by id', async () => {
      const { transferPackages } = subject();
      const of = (n: number, microseconds: number, more: Partial<DataTransferPackageFields> = {}): DataTransferPackage =>
        aTransferPackage(n, { createdAt: afterNoon(microseconds), ...more });
      const [late, first, second] = [of(1, 2), of(2, 1), of(3, 1)];
      const [travelsLate, travels] = [of(4, 2, { content }), of(5, 1, { content })];
      for (const one of [late, second, first, travelsLate, travels, of(6, 0, { content, unpackedAt: NOON })])
        await transferPackages.add(one);
      expect(await transferPackages.listUnpacked()).to.deep.equal([first, second, late]);
      expect(await transferPackages.listTravelling()).to.deep.equal([travels, travelsLate]);
    });
  });
}
