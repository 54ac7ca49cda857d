import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import type { ObservationRecord } from '../../../ports/catalog/observation.reader.js';
import type { IngestOptions } from '../../../services/catalog/ingest.service.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import { aReferenceImage } from '../../builders/catalog/reference-image.builder.js';
import { detectionRecord, nonDetectionRecord, ScriptedReader } from '../../builders/catalog/scripted-reader.js';
import { rejection } from '../rejection.js';
import { ingestServices, magnitudeService } from './ingest-services.js';
import type { RecordSubject } from './record-subject.js';

const [A, B, C] = ['ZTF18a', 'ZTF18b', 'ZTF18c'].map(ObjectId) as [ObjectId, ObjectId, ObjectId];

/** Detections of three objects by turns, a fifth of them corrected, each object in two bands. */
const detections = (from: number, to: number): ObservationRecord[] =>
  Array.from({ length: to - from }, (_, at) => {
    const index = from + at;
    const [oid, candid, fid] = [[A, B, C][index % 3], BigInt(index + 1), 1 + (index % 2)];
    return detectionRecord({
      oid: oid as ObjectId,
      candid,
      fid,
      mjd: 58_000 + ((index * 7) % 90),
      magpsf: 18 + (index % 10) / 8,
      corrected: true,
    });
  });

/** What a load owes its callers for the statistics of the objects it touches, on an empty catalog. */
export function describeIngestedStatistics(engine: string, subject: () => RecordSubject): void {
  describe(`statistics of loads on ${engine}`, () => {
    const ingest = (records: readonly ObservationRecord[], options?: IngestOptions) => {
      const reader = new ScriptedReader();
      reader.script('a', records);
      return ingestServices(subject(), reader).ingest.ingest(['a'], options);
    };
    const upkeep = () => ingestServices(subject(), new ScriptedReader()).upkeep;
    const statistics = () => subject().magnitudeStatistics.listByObjects([A, B, C]);
    const awaiting = async () => (await subject().objects.listAwaitingStatistics({ limit: 100 })).map(({ oid }) => oid);

    /** What is stored is what a computation from everything that is stored gives. */
    async function expectCurrent(): Promise<void> {
      expect(await awaiting()).to.deep.equal([]);
      const [stored, objects] = [await statistics(), await subject().objects.list({ limit: 100 })];
      await magnitudeService(subject()).recompute([A, B, C]);
      expect(await statistics()).to.deep.equal(stored);
      expect(await subject().objects.list({ limit: 100 })).to.deep.equal(objects);
    }

    for (const batchSize of [1, 4, 1000])
      it(`are current after loads in batches of ${String(batchSize)}, the second of which brings more`, async () => {
        const first = await ingest([...detections(0, 40), nonDetectionRecord({ oid: A, fid: 1, mjd: 57_900 })], { batchSize });
        expect(first.tables.magstat).to.include({ inserted: 6 });
        expect(await statistics()).to.have.length(6);
        await expectCurrent();
        await ingest(detections(30, 70), { batchSize });
        expect((await statistics()).reduce((sum, { ndet }) => sum + ndet, 0)).to.equal(70);
        await expectCurrent();
      });

    it('are current after loads that leave more objects behind than they remember', async () => {
      await ingest(detections(0, 60), { batchSize: 10, mostRemembered: 1 });
      expect((await statistics()).reduce((sum, { ndet }) => sum + ndet, 0)).to.equal(60);
      await expectCurrent();
    });

    it('follow what comes without a detection: a limit, an image, a match', async () => {
      const seen = { oid: A, candid: 1n, fid: 1, mjd: 58_000, magpsf: 18, sigmapsf: 0.25, rfid: 7, distnr: 0.5 };
      await ingest([detectionRecord(seen)]);
      expect((await statistics())[0]).to.include({ dtFirst: null, stellar: false });
      await ingest([nonDetectionRecord({ oid: A, fid: 1, mjd: 57_998, diffmaglim: 20 })]);
      expect((await statistics())[0]).to.include({ dtFirst: 2, dmFirst: -2 });
      await ingest([detectionRecord(seen, 2, undefined, { ps1Match: aPs1Match({ oid: A, candid: 1n, distpsnr1: 0.5, sgscore1: 0.9 }) })]);
      expect((await statistics())[0]).to.include({ stellar: true });
      const image = (mjdendref: number) => ({ referenceImage: aReferenceImage({ oid: A, candid: 1n, rfid: 7n, mjdendref }) });
      expect(await subject().objects.findById(A)).to.include({ stellar: true, referenceChange: null });
      await ingest([detectionRecord(seen, 2, undefined, image(57_990))]);
      expect(await subject().objects.findById(A)).to.include({ referenceChange: false });
      const later = { ...seen, candid: 2n, mjd: 58_100, rfid: 8 };
      const added = { referenceImage: aReferenceImage({ oid: A, candid: 2n, rfid: 8n, mjdendref: 58_050 }) };
      await ingest([detectionRecord(later, 2, undefined, added)]);
      expect(await subject().objects.findById(A)).to.include({ referenceChange: true });
      await expectCurrent();
    });

    it('are left when asked to, which the objects say, and are made good by the next load that meets them', async () => {
      const report = await ingest(detections(0, 30), { statistics: 'leave' });
      expect(report.tables.magstat).to.deep.equal({ inserted: 0, updated: 0, skipped: 0 });
      expect(await awaiting()).to.deep.equal([A, B, C]);
      const again = await ingest(detections(0, 30).filter((_, index) => index % 3 === 0));
      expect(again).to.include({ inserted: 0, skipped: 10 });
      expect(again.tables.object).to.deep.equal({ inserted: 0, updated: 0, skipped: 1 });
      expect(again.tables.magstat).to.deep.equal({ inserted: 2, updated: 0, skipped: 0 });
      expect(await awaiting()).to.deep.equal([B, C]);
    });

    it('of a load that was stopped are found and repaired', async () => {
      await ingest(detections(0, 30));
      const caller = new AbortController();
      const stopping = { batchSize: 5, signal: caller.signal, onProgress: (): void => caller.abort() };
      await rejection(ingest(detections(20, 60), stopping));
      await ingest(detections(30, 36), { statistics: 'leave' });
      expect(await awaiting()).to.deep.equal([A, B, C]);
      const progress: number[] = [];
      const repaired = await upkeep().refreshAwaiting({ onProgress: (objects) => progress.push(objects) });
      expect(repaired).to.deep.include({ objects: 3 });
      expect(progress).to.deep.equal([3]);
      await expectCurrent();
      expect(await upkeep().refreshAwaiting()).to.deep.equal({ objects: 0, counts: { inserted: 0, updated: 0, skipped: 0 } });
    });

    it('are computed for the objects named, and change nothing where they are current', async () => {
      await ingest(detections(0, 30));
      const { objects, counts } = await upkeep().refresh([C, A, ObjectId('ZTF99missing')]);
      expect([objects, counts]).to.deep.equal([2, { inserted: 0, updated: 0, skipped: 4 }]);
    });

    it('are rolled back with a strict load', async () => {
      await ingest(detections(0, 30));
      const before = await statistics();
      const bad = { file: '', line: 9, kind: 'problem', reason: 'no' } as const;
      await rejection(ingest([...detections(30, 60), bad], { strict: true, batchSize: 7 }));
      expect(await statistics()).to.deep.equal(before);
      await ingest(detections(30, 60), { strict: true, batchSize: 7 });
      expect((await statistics()).reduce((sum, { ndet }) => sum + ndet, 0)).to.equal(60);
      await expectCurrent();
    });

    it('are current after overlapping loads at once', async () => {
      await Promise.all([ingest(detections(0, 60), { batchSize: 9 }), ingest(detections(20, 90).toReversed(), { batchSize: 11 })]);
      expect((await statistics()).reduce((sum, { ndet }) => sum + ndet, 0)).to.equal(90);
      await expectCurrent();
    });
  });
}
