import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { FileObservationReader } from '../../src/adapters/files/observation.reader.files.js';
import type { Detection } from '../../src/domain/catalog/detection.js';
import type { NonDetection } from '../../src/domain/catalog/non-detection.js';
import { ObjectId } from '../../src/domain/shared/ids.js';
import { BatchStore } from '../../src/services/catalog/batch-store.js';
import { IngestService } from '../../src/services/catalog/ingest.service.js';
import { LightCurveService } from '../../src/services/catalog/light-curve.service.js';
import type { CatalogSubject } from '../../src/testing/contracts/catalog/catalog-subject.js';

const FILES = [
  'lc_correction_10_objects_corrected.csv',
  'lc_correction_10_objects_non_detections.csv',
  'lc_correction_10_objects_magstats.csv',
  'lc_correction_ZTF18aavqlpk_explorer_export.csv',
  '1213227041015015005.json',
];

/** The sample observations, loaded as `sextant start` does, on an empty catalog. */
export function describeSampleData(engine: string, subject: () => CatalogSubject): void {
  describe(`sample observations on ${engine}`, () => {
    const sources = FILES.map((file) => join(sampleFolder(), file));
    const load = () => {
      const { database, objects, detections, nonDetections } = subject();
      return new IngestService(new FileObservationReader(), new BatchStore(objects, detections, nonDetections, database), database).ingest(
        sources,
      );
    };

    it('are all stored the first time, and nothing is the second time', async () => {
      const first = await load();
      expect(first).to.deep.include({ read: 2977, inserted: 2977, updated: 0, skipped: 0, rejected: [] });
      expect(first.ignored.map(({ file }) => file)).to.deep.equal([sources[2]]);
      expect(first.tables).to.deep.equal({
        object: { inserted: 12, updated: 0, skipped: 0 },
        detection: { inserted: 1772, updated: 0, skipped: 0 },
        non_detection: { inserted: 1205, updated: 0, skipped: 0 },
      });
      const second = await load();
      expect(second).to.deep.include({ read: 2977, inserted: 0, updated: 0, skipped: 2977, rejected: [] });
      expect(second.tables.object).to.deep.equal({ inserted: 0, updated: 0, skipped: 12 });
    });

    it('come back as light curves of exactly the observations in the files, ordered by mjd', async () => {
      await load();
      const { objects, detections, nonDetections, database } = subject();
      const lightCurves = new LightCurveService(objects, detections, nonDetections, database);
      const given = await observationsByObject(sources);
      expect(given.size).to.equal(12);
      for (const [oid, { detected, missed }] of given) {
        const found = await lightCurves.get(oid);
        expect(found.detections).to.deep.equal(detected.sort((a, b) => a.mjd - b.mjd || (a.candid < b.candid ? -1 : 1)));
        expect(found.nonDetections).to.deep.equal(missed.sort((a, b) => a.mjd - b.mjd || a.fid - b.fid));
      }
      expect((await lightCurves.get(ObjectId('ZTF18aazeood'))).detections).to.have.length(763);
    });
  });
}

interface Observations {
  readonly detected: Detection[];
  readonly missed: NonDetection[];
}

async function observationsByObject(sources: readonly string[]): Promise<Map<ObjectId, Observations>> {
  const byObject = new Map<ObjectId, Observations>();
  const of = (oid: ObjectId): Observations => {
    const known = byObject.get(oid) ?? { detected: [], missed: [] };
    byObject.set(oid, known);
    return known;
  };
  for (const source of sources)
    for await (const { records } of new FileObservationReader().read(source))
      for (const record of records)
        if (record.kind === 'detection') of(record.detection.oid).detected.push(record.detection);
        else if (record.kind === 'non-detection') of(record.nonDetection.oid).missed.push(record.nonDetection);
  return byObject;
}

function sampleFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'examples', 'data');
}
