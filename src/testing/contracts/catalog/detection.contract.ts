import { expect } from 'chai';
import { Detection } from '../../../domain/catalog/detection.js';
import { CandidateId, ObjectId } from '../../../domain/shared/ids.js';
import { ForeignKeyViolation, UniqueViolation, ValueNotStorable } from '../../../ports/shared/database.errors.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { aCompleteDetection, aDetection } from '../../builders/catalog/detection.builder.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import type { CatalogSubject } from './catalog-subject.js';

const A = ObjectId('ZTF18aaaaaaa');
const B = ObjectId('ZTF18bbbbbbb');

/** Of the measured values some fit into 32 bits; these do not. */
const EXACT = {
  diffmaglim: 20 + 1 / 3,
  magpsf: 18 + 1 / 3,
  magap: 18 + 1 / 7,
  sigmagap: 1 / 7,
  distnr: 1 / 3,
  rb: 1 / 9,
  drb: 2 / 3,
  magapbig: 18 + 1 / 9,
  sigmagapbig: 1 / 11,
};

/** So many records are more than one statement can hold, on every engine. */
const THOUSANDS = 2_500;

/** What every `DetectionRepository` owes its callers, on an empty store. */
export function describeDetectionRepository(engine: string, subject: () => CatalogSubject, { many: count = THOUSANDS } = {}): void {
  describe(`detection repository on ${engine}`, () => {
    beforeEach(() => subject().objects.saveMany([anObject(A), anObject(B), anObject('ZTF20aaelulu')]));

    it('gives back every field exactly, to the last digit of its 64 bits', async () => {
      const { detections } = subject();
      const complete = aCompleteDetection();
      const extreme = aCompleteDetection({ ...EXACT, candid: 2n ** 63n - 1n, pid: -(2n ** 63n), parentCandid: 0n, nid: -2_147_483_648 });
      const bare = aDetection({ candid: 2n ** 53n + 1n, oid: A });
      await detections.addNew([complete, extreme, bare]);
      for (const given of [complete, extreme, bare]) {
        const found = await detections.findById(given);
        expect(found).to.be.instanceOf(Detection);
        expect(found).to.deep.equal(given);
      }
      expect(await detections.findById({ candid: complete.candid, oid: A })).to.equal(undefined);
      expect(await detections.findById({ candid: CandidateId(complete.candid - 1n), oid: complete.oid })).to.equal(undefined);
    });

    it('lists one object ordered by mjd, then candid', async () => {
      const { detections } = subject();
      const given = [
        aDetection({ oid: A, candid: 9n, mjd: 58_001 }),
        aDetection({ oid: A, candid: 1_213_227_041_015_015_006n, mjd: 58_000 }),
        aDetection({ oid: A, candid: 1_213_227_041_015_015_005n, mjd: 58_000 }),
        aDetection({ oid: B, candid: 10n, mjd: 57_999 }),
      ];
      await detections.addNew(given);
      expect(await detections.listByObject(A)).to.deep.equal([given[2], given[1], given[0]]);
      expect(await detections.listByObject(ObjectId('ZTF99missing'))).to.deep.equal([]);
    });

    it('lists several objects at once, ordered by mjd, then candid', async () => {
      const { detections } = subject();
      await detections.addNew([
        aDetection({ oid: A, candid: 3n, mjd: 58_000 }),
        aDetection({ oid: B, candid: 2n, mjd: 58_000 }),
        aDetection({ oid: A, candid: 1n, mjd: 58_001 }),
      ]);
      const found = await detections.listByObjects([B, A, ObjectId('ZTF99missing')]);
      expect(found.map(({ candid }) => candid)).to.deep.equal([2n, 3n, 1n]);
      expect(await detections.listByObjects([])).to.deep.equal([]);
    });

    it('tells which candidates are stored, for each of their objects', async () => {
      const { detections } = subject();
      await detections.addNew([aDetection({ oid: A, candid: 1n }), aDetection({ oid: B, candid: 1n }), aDetection({ oid: A, candid: 2n })]);
      const keys = await detections.findStoredKeys([CandidateId(1n), CandidateId(3n)]);
      expect(keys.map(({ candid, oid }) => `${String(candid)} ${oid}`).sort()).to.deep.equal([`1 ${A}`, `1 ${B}`]);
      expect(await detections.findStoredKeys([])).to.deep.equal([]);
    });

    it('refuses a stored detection among new ones, and stores none of them', async () => {
      const { detections } = subject();
      await detections.addNew([aDetection({ oid: A, candid: 5n })]);
      const error = await rejection(detections.addNew([aDetection({ oid: A, candid: 4n }), aDetection({ oid: A, candid: 5n })]));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'detection_pkey', table: 'detection' });
      expect(await detections.count()).to.equal(1);
    });

    it('refuses a detection given twice', async () => {
      const { detections } = subject();
      const twice = [aDetection({ oid: A, candid: 5n }), aDetection({ oid: A, candid: 5n })];
      expect(await rejection(detections.addNew(twice))).to.be.instanceOf(UniqueViolation);
      expect(await detections.count()).to.equal(0);
    });

    it('refuses a detection of an unknown object, and stores none of them', async () => {
      const { detections } = subject();
      const given = [aDetection({ oid: A, candid: 1n }), aDetection({ oid: 'ZTF99missing', candid: 2n })];
      for (const adding of [() => detections.addNew(given), () => detections.addMissing(given)]) {
        expect(await rejection(adding()))
          .to.be.instanceOf(ForeignKeyViolation)
          .and.include({ constraint: 'detection_oid_fkey' });
        expect(await detections.count()).to.equal(0);
      }
    });

    it('refuses a text no engine can store', async () => {
      const { detections } = subject();
      expect(await rejection(detections.addNew([aDetection({ oid: A, rbversion: 'a\0b' })]))).to.be.instanceOf(ValueNotStorable);
      expect(await detections.count()).to.equal(0);
    });

    it('adds what is missing and leaves what is stored, of repeats the first', async () => {
      const { detections } = subject();
      await detections.addNew([aDetection({ oid: A, candid: 1n, magpsf: 18 })]);
      const given = [
        aDetection({ oid: A, candid: 1n, magpsf: 19 }),
        aDetection({ oid: B, candid: 1n, magpsf: 20 }),
        aDetection({ oid: A, candid: 2n, magpsf: 21 }),
        aDetection({ oid: A, candid: 2n, magpsf: 22 }),
      ];
      expect(await detections.addMissing(given)).to.equal(2);
      expect((await detections.listByObjects([A, B])).map(({ magpsf }) => magpsf).sort()).to.deep.equal([18, 20, 21]);
    });

    it(`takes ${String(count)} in one call`, async () => {
      const { detections } = subject();
      const many = Array.from({ length: count }, (_, index) => aCompleteDetection({ candid: BigInt(index + 1), mjd: 58_000 + index / 7 }));
      await detections.addNew(many);
      expect(await detections.addMissing(many)).to.equal(0);
      expect(await detections.listByObject(ObjectId('ZTF20aaelulu'))).to.deep.equal(many);
      expect(await detections.findStoredKeys(many.map(({ candid }) => candid))).to.have.length(count);
    });

    it('shares no object with anybody', async () => {
      const { detections } = subject();
      const given = aCompleteDetection();
      const list = [given];
      const adding = detections.addNew(list);
      list.length = 0;
      await adding;
      spoil(given);
      await expectOwnCopies(() => detections.findById(aCompleteDetection()), aCompleteDetection);
      await expectOwnCopies(
        () => detections.listByObject(aCompleteDetection().oid),
        () => [aCompleteDetection()],
      );
    });

    it('takes part in the transaction around it', async () => {
      const { detections, database } = subject();
      await rejection(
        database.transaction(async () => {
          await detections.addNew([aDetection({ oid: A, candid: 1n })]);
          await detections.addMissing([aDetection({ oid: A, candid: 2n })]);
          expect(await detections.count()).to.equal(2);
          throw new Error('roll back');
        }),
      );
      expect(await detections.count()).to.equal(0);
    });
  });
}
