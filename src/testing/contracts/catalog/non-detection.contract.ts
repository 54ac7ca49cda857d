import { expect } from 'chai';
import { NonDetection } from '../../../domain/catalog/non-detection.js';
import { ObjectId } from '../../../domain/shared/ids.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { aNonDetection } from '../../builders/catalog/non-detection.builder.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import type { CatalogSubject } from './catalog-subject.js';

const A = ObjectId('ZTF18aaaaaaa');
const B = ObjectId('ZTF18bbbbbbb');

/** So many records are more than one statement can hold, on every engine. */
const THOUSANDS = 6_000;

/** What every `NonDetectionRepository` owes its callers, on an empty store. */
export function describeNonDetectionRepository(engine: string, subject: () => CatalogSubject, { many: count = THOUSANDS } = {}): void {
  describe(`non-detection repository on ${engine}`, () => {
    beforeEach(() => subject().objects.saveMany([anObject(A), anObject(B)]));

    it('lists one object ordered by mjd, then band, with every digit', async () => {
      const { nonDetections } = subject();
      const given = [
        aNonDetection({ oid: A, fid: 1, mjd: 58_383.302_002_300_043 }),
        aNonDetection({ oid: A, fid: 2, mjd: 58_000.5, diffmaglim: null }),
        aNonDetection({ oid: A, fid: 1, mjd: 58_000.5, diffmaglim: 20 + 1 / 3 }),
        aNonDetection({ oid: B, fid: 3, mjd: 57_000 }),
      ];
      await nonDetections.addNew(given);
      const found = await nonDetections.listByObject(A);
      expect(found).to.deep.equal([given[2], given[1], given[0]]);
      expect(found[0]).to.be.instanceOf(NonDetection);
      expect(await nonDetections.listByObject(ObjectId('ZTF99missing'))).to.deep.equal([]);
    });

    it('lists several objects at once, ordered by mjd, then name and band', async () => {
      const { nonDetections } = subject();
      await nonDetections.addNew([
        aNonDetection({ oid: B, fid: 1, mjd: 58_000 }),
        aNonDetection({ oid: A, fid: 2, mjd: 58_000 }),
        aNonDetection({ oid: A, fid: 1, mjd: 58_000 }),
        aNonDetection({ oid: B, fid: 1, mjd: 57_000 }),
      ]);
      const found = await nonDetections.listByObjects([A, B]);
      expect(found.map(({ oid, fid, mjd }) => `${String(mjd)} ${oid} ${String(fid)}`)).to.deep.equal([
        `57000 ${B} 1`,
        `58000 ${A} 1`,
        `58000 ${A} 2`,
        `58000 ${B} 1`,
      ]);
      expect(await nonDetections.listByObjects([])).to.deep.equal([]);
    });

    it('adds what is missing and leaves what is stored: a date that differs in its last bit is another', async () => {
      const { nonDetections } = subject();
      const mjd = 58_383.302_002_300_043;
      const next = 58_383.302_002_300_05;
      expect(mjd).to.not.equal(next);
      await nonDetections.addNew([aNonDetection({ oid: A, mjd, diffmaglim: 20 })]);
      expect(
        await nonDetections.addMissing([aNonDetection({ oid: A, mjd, diffmaglim: 21 }), aNonDetection({ oid: A, mjd: next })]),
      ).to.equal(1);
      expect((await nonDetections.listByObject(A)).map(({ diffmaglim }) => diffmaglim)).to.deep.equal([20, 20]);
      expect(await nonDetections.count()).to.equal(2);
    });

    it('refuses what is stored among new ones, and stores none of them', async () => {
      const { nonDetections } = subject();
      await nonDetections.addNew([aNonDetection({ oid: A, fid: 1 })]);
      const error = await rejection(nonDetections.addNew([aNonDetection({ oid: A, fid: 2 }), aNonDetection({ oid: A, fid: 1 })]));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'non_detection_pkey' });
      expect(await nonDetections.count()).to.equal(1);
    });

    it('refuses one of an unknown object', async () => {
      const { nonDetections } = subject();
      const error = await rejection(nonDetections.addMissing([aNonDetection({ oid: 'ZTF99missing' })]));
      expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'non_detection_oid_fkey' });
    });

    it('shares no object with anybody', async () => {
      const { nonDetections } = subject();
      const made = (): NonDetection => aNonDetection({ oid: A });
      const given = made();
      await nonDetections.addNew([given]);
      spoil(given);
      await expectOwnCopies(
        () => nonDetections.listByObject(A),
        () => [made()],
      );
    });

    it('takes part in the transaction around it', async () => {
      const { nonDetections, database } = subject();
      await rejection(
        database.transaction(async () => {
          await nonDetections.addNew([aNonDetection({ oid: A, fid: 1 })]);
          await nonDetections.addMissing([aNonDetection({ oid: A, fid: 2 })]);
          throw new Error('roll back');
        }),
      );
      expect(await nonDetections.count()).to.equal(0);
    });

    it(`takes ${String(count)} in one call`, async () => {
      const { nonDetections } = subject();
      const many = Array.from({ length: count }, (_, index) => aNonDetection({ oid: A, mjd: 58_000 + index / 8 }));
      expect(await nonDetections.addMissing(many)).to.equal(count);
      expect(await nonDetections.addMissing(many)).to.equal(0);
      expect(await nonDetections.listByObject(A)).to.deep.equal(many);
    });
  });
}
