import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { aDetection } from '../../builders/catalog/detection.builder.js';
import { aNonDetection } from '../../builders/catalog/non-detection.builder.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import { aReferenceImage } from '../../builders/catalog/reference-image.builder.js';
import { magnitudeService } from './ingest-services.js';
import type { RecordSubject } from './record-subject.js';

const [A, B, C] = ['ZTF18a', 'ZTF18b', 'ZTF18c'].map(ObjectId) as [ObjectId, ObjectId, ObjectId];

/** What keeping magnitude statistics owes its callers on every engine, on an empty catalog. */
export function describeMagnitudes(engine: string, subject: () => RecordSubject): void {
  describe(`magnitudes on ${engine}`, () => {
    const recompute = async (...oids: readonly ObjectId[]) => (await magnitudeService(subject()).recompute(oids)).statistics;

    beforeEach(async () => {
      const { objects, detections, nonDetections, ps1Match, referenceImage } = subject();
      await objects.saveMany([A, B, C].map((oid) => anObject(oid)));
      await detections.addNew([
        aDetection({ oid: A, candid: 1n, fid: 1, mjd: 58_010, magpsf: 18, magpsfCorr: 17.5, corrected: true, distnr: 0.5 }),
        aDetection({ oid: A, candid: 2n, fid: 1, mjd: 58_012, magpsf: 19, magpsfCorr: 17, corrected: true }),
        aDetection({ oid: A, candid: 3n, fid: 2, mjd: 58_011, magpsf: 17.25, magpsfCorr: 16.75, corrected: true, distnr: 1, rfid: 7 }),
        aDetection({ oid: B, candid: 4n, fid: 2, mjd: 58_011, magpsf: 20 }),
      ]);
      await nonDetections.addNew([aNonDetection({ oid: A, fid: 1, mjd: 58_006, diffmaglim: 20.1 })]);
      await ps1Match.addNew([
        aPs1Match({ oid: A, candid: 1n, distpsnr1: 0.2, sgscore1: 0.9 }),
        aPs1Match({ oid: A, candid: 3n, distpsnr1: 5 }),
      ]);
      await referenceImage.addNew([aReferenceImage({ oid: A, rfid: 7n, chinr: 1, sharpnr: 0 })]);
    });

    it('are computed from what is stored, band by band, and kept', async () => {
      const computed = await recompute(A, B, C, ObjectId('ZTF99missing'));
      expect(computed.map(({ oid, fid, ndet }) => [oid, fid, ndet])).to.deep.equal([
        [A, 1, 2],
        [A, 2, 1],
        [B, 2, 1],
      ]);
      expect(computed[0]).to.include({ magmean: 18.5, magmin: 18, magminCorr: 17, dtFirst: 4, stellar: true, corrected: true });
      expect(computed[1]).to.include({ dtFirst: null, stellar: true });
      expect(computed[2]).to.include({ stellar: false, corrected: false, magmeanCorr: null });
      expect(await subject().magnitudeStatistics.listByObjects([A, B, C])).to.deep.equal(computed);
    });

    it('give objects their flags and colours', async () => {
      await recompute(A, B, C);
      const { objects } = subject();
      expect(await objects.findById(A)).to.include({
        corrected: true,
        stellar: true,
        grMax: 0.75,
        grMean: 1.25,
        grMaxCorr: 0.25,
        grMeanCorr: 0.5,
      });
      expect(await objects.findById(B)).to.include({ corrected: false, stellar: false, grMax: null, grMeanCorr: null });
      expect(await objects.findById(C)).to.deep.equal(anObject(C));
    });

    it('are the same the second time, and follow new detections', async () => {
      const first = await recompute(A, B);
      expect(await recompute(B, A)).to.deep.equal(first);
      await subject().detections.addNew([aDetection({ oid: B, candid: 5n, fid: 2, mjd: 58_001, magpsf: 21 })]);
      expect((await recompute(B))[0]).to.include({ ndet: 2, magfirst: 21, magmean: 20.5 });
      expect(await subject().magnitudeStatistics.count()).to.equal(3);
    });
  });
}
