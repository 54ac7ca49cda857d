import { expect } from 'chai';
import { IngestRejected } from '../../../domain/catalog/ingest.errors.js';
import { summarize } from '../../../domain/catalog/detection-summary.js';
import { LightCurve } from '../../../domain/catalog/light-curve.js';
import { ObjectNotFound } from '../../../domain/catalog/catalog.errors.js';
import { ObjectId } from '../../../domain/shared/ids.js';
import type { IngestOptions } from '../../../services/catalog/ingest.service.js';
import { LightCurveService } from '../../../services/catalog/light-curve.service.js';
import { detectionRecord, nonDetectionRecord, problemRecord, ScriptedReader } from '../../builders/catalog/scripted-reader.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { rejection } from '../rejection.js';
import { ingestServices } from './ingest-services.js';
import type { RecordSubject } from './record-subject.js';

const oidOf = (index: number): string => `ZTF18object${String(index).padStart(3, '0')}`;

/** Detections of several objects, each object's over the whole source. */
function manyDetections(count: number, objects: number) {
  return Array.from({ length: count }, (_, index) =>
    detectionRecord({
      candid: 1_213_227_041_015_015_005n + BigInt(index) * 7n,
      oid: oidOf(index % objects),
      mjd: 58_000 + ((index * 37) % count) / 16,
      ra: 100 + (index % 10) / 1e5,
      dec: -20 + (index % 7) / 1e5,
      isdiffpos: index % 11 === 0 ? -1 : 1,
    }),
  );
}

/** What loading observations owes its callers on every engine, on an empty catalog. */
export function describeIngest(engine: string, subject: () => RecordSubject): void {
  describe(`ingest on ${engine}`, () => {
    let reader: ScriptedReader;

    beforeEach(() => {
      reader = new ScriptedReader();
    });

    const ingest = (sources: readonly string[], options?: IngestOptions) =>
      ingestServices(subject(), reader).ingest.ingest(sources, options);

    /** Each object's row says what its stored detections say, within the last digits. */
    async function expectCurrentObjects(): Promise<void> {
      const { objects, detections } = subject();
      for (const object of await objects.list({ limit: 1_000 })) {
        const all = await detections.listByObject(object.oid);
        const recounted = anObject(object.oid).observed(all.length > 0 ? summarize(all) : undefined);
        for (const name of ['ndet', 'firstmjd', 'lastmjd', 'deltajd', 'diffpos', 'stepIdCorr'] as const)
          expect(object[name], `${object.oid} ${name}`).to.equal(recounted[name]);
        for (const name of ['meanra', 'meandec', 'sigmara', 'sigmadec'] as const)
          expect(object[name] ?? 0, `${object.oid} ${name}`).to.be.closeTo(recounted[name] ?? 0, 1e-9);
      }
    }

    it('keeps objects current over batches and files, with observations that come again', async () => {
      const all = manyDetections(600, 7);
      reader.script('first', [...all.slice(0, 400), nonDetectionRecord({ oid: oidOf(0), mjd: 57_000 })]);
      reader.script('second', [...all.slice(300), nonDetectionRecord({ oid: oidOf(8), mjd: 57_000 })]);
      const report = await ingest(['first', 'second'], { batchSize: 90 });
      expect(report).to.deep.include({ read: 702, inserted: 602, updated: 0, skipped: 100, rejectedCount: 0 });
      expect(report.tables.detection).to.deep.equal({ inserted: 600, updated: 0, skipped: 100 });
      expect(report.tables.non_detection).to.deep.equal({ inserted: 2, updated: 0, skipped: 0 });
      expect(report.tables.object.inserted).to.equal(8);
      await expectCurrentObjects();
      expect(await subject().objects.findById(ObjectId(oidOf(8)))).to.include({ ndet: 0, meanra: null });
    });

    it('changes nothing the second time, to the last digit', async () => {
      reader.script('a', [...manyDetections(300, 5), nonDetectionRecord({ oid: oidOf(1) })]);
      await ingest(['a'], { batchSize: 70 });
      const { objects, detections } = subject();
      const before = [await objects.list({ limit: 1_000 }), await detections.listByObject(ObjectId(oidOf(2)))];
      const report = await ingest(['a'], { batchSize: 110 });
      expect(report).to.deep.include({ read: 301, inserted: 0, updated: 0, skipped: 301 });
      expect(report.tables.object).to.include({ inserted: 0, updated: 0 });
      expect([await objects.list({ limit: 1_000 }), await detections.listByObject(ObjectId(oidOf(2)))]).to.deep.equal(before);
    });

    it('takes what alerts say of their objects into account once', async () => {
      const history = { ndethist: 9, ncovhist: 30, mjdstarthist: 57_900, mjdendhist: 58_100 };
      reader.script('a', [detectionRecord({ candid: 1n }, 2, history)]);
      reader.script('b', [detectionRecord({ candid: 1n }, 2, { ...history, ndethist: 8, mjdendhist: 58_200 })]);
      await ingest(['a', 'b'], { batchSize: 1 });
      expect(await subject().objects.findById(ObjectId('ZTF18aazeood'))).to.include({ ...history, mjdendhist: 58_200, ndet: 1 });
      const again = await ingest(['a', 'b'], { batchSize: 1 });
      expect(again.tables.object).to.deep.equal({ inserted: 0, updated: 0, skipped: 2 });
    });

    it('stores the good rows of a batch in which one cannot be stored', async () => {
      const records = manyDetections(50, 3);
      records[20] = detectionRecord({ candid: 77n, rbversion: 'a\0b' }, 22);
      reader.script('a', [...records, problemRecord(60, 'no')]);
      const report = await ingest(['a'], { batchSize: 50 });
      expect(report).to.deep.include({ read: 51, inserted: 49, rejectedCount: 2 });
      expect(report.rejected.map(({ file, line }) => `${file}:${String(line)}`).sort()).to.deep.equal(['a:22', 'a:60']);
      await expectCurrentObjects();
    });

    it('is all or nothing when strict, over batches and sources', async () => {
      const { objects, detections } = subject();
      reader.script('a', manyDetections(120, 3));
      reader.script('b', [detectionRecord({ candid: 1n }), problemRecord(3, 'no')]);
      const error = await rejection(ingest(['a', 'b'], { strict: true, batchSize: 50 }));
      expect(error).to.be.instanceOf(IngestRejected);
      expect((error as IngestRejected).report).to.deep.include({ read: 122, inserted: 0, rejectedCount: 1 });
      expect([await objects.count(), await detections.count()]).to.deep.equal([0, 0]);
      expect(await ingest(['a'], { strict: true, batchSize: 50 })).to.include({ inserted: 120 });
      expect(await ingest(['a'], { strict: true, batchSize: 50 }), 'again').to.include({ inserted: 0, skipped: 120 });
      await expectCurrentObjects();
    });

    it('loses and doubles nothing when overlapping loads run at once in opposite orders', async () => {
      const all = manyDetections(400, 6);
      reader.script('forwards', all.slice(0, 300));
      reader.script('backwards', all.slice(100).toReversed());
      const reports = await Promise.all([ingest(['forwards'], { batchSize: 40 }), ingest(['backwards'], { batchSize: 40 })]);
      const { detections } = subject();
      expect(await detections.count()).to.equal(400);
      expect(reports.reduce((sum, { inserted }) => sum + inserted, 0)).to.equal(400);
      for (const report of reports) expect(report.read).to.equal(report.inserted + report.skipped);
      await expectCurrentObjects();
    });

    it('joins the transaction of its caller', async () => {
      const { database, detections, objects } = subject();
      reader.script('a', manyDetections(30, 2));
      await rejection(
        database.transaction(async () => {
          await ingest(['a'], { batchSize: 10 });
          throw new Error('roll back');
        }),
      );
      expect([await detections.count(), await objects.count()]).to.deep.equal([0, 0]);
    });

    it('gives light curves in order, and says so when there is no such object', async () => {
      reader.script('a', [
        ...manyDetections(40, 2),
        nonDetectionRecord({ oid: oidOf(1), fid: 2, mjd: 57_001 }),
        nonDetectionRecord({ oid: oidOf(1), fid: 1, mjd: 57_001 }),
        nonDetectionRecord({ oid: oidOf(5), mjd: 57_000 }),
      ]);
      await ingest(['a']);
      const { objects, detections, nonDetections, database } = subject();
      const lightCurves = new LightCurveService(objects, detections, nonDetections, database);
      const found = await lightCurves.get(ObjectId(oidOf(1)));
      expect(found).to.be.instanceOf(LightCurve);
      expect(found.detections).to.have.length(20);
      const mjds = found.detections.map(({ mjd }): number => mjd);
      expect(mjds).to.deep.equal(mjds.toSorted((one, other) => one - other));
      expect(found.nonDetections.map(({ fid }) => fid)).to.deep.equal([1, 2]);
      expect((await lightCurves.get(ObjectId(oidOf(5)))).detections).to.deep.equal([]);
      expect(await rejection(lightCurves.get(ObjectId('ZTF99missing')))).to.be.instanceOf(ObjectNotFound);
    });
  });
}
