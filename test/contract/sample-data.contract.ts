import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { FileObservationReader } from '../../src/adapters/files/catalog/observation.reader.files.js';
import type { Detection } from '../../src/domain/catalog/detection.js';
import type { NonDetection } from '../../src/domain/catalog/non-detection.js';
import { band } from '../../src/domain/catalog/band.js';
import { GaiaMatch } from '../../src/domain/catalog/gaia-match.js';
import { ReferenceImage } from '../../src/domain/catalog/reference-image.js';
import { CandidateId, ObjectId } from '../../src/domain/shared/ids.js';
import { LightCurveService } from '../../src/services/catalog/light-curve.service.js';
import { ingestServices } from '../../src/testing/contracts/catalog/ingest-services.js';
import type { RecordSubject } from '../../src/testing/contracts/catalog/record-subject.js';
import { rowCounts, storedCatalog } from '../../src/testing/contracts/catalog/stored-catalog.js';
import { expectLikeSample, sampleTable } from './sample-magnitudes.js';

const FILES = [
  'lc_correction_10_objects_corrected.csv',
  'lc_correction_10_objects_non_detections.csv',
  'lc_correction_10_objects_magstats.csv',
  'lc_correction_ZTF18aavqlpk_explorer_export.csv',
  '1213227041015015005.json',
];

/** Rows of every table. The web export has no columns for other tables that suffice; eight tables are not filled by loads. */
const ROW_COUNTS = {
  allwise: 0,
  dataquality: 1392,
  detection: 1772,
  feature: 0,
  feature_version: 0,
  gaia_ztf: 1,
  magstat: 20,
  non_detection: 1205,
  object: 12,
  pipeline: 0,
  probability: 0,
  ps1_ztf: 1382,
  reference: 20,
  ss_ztf: 0,
  step: 0,
  taxonomy: 0,
  xmatch: 0,
};

/** By object: whether the image of the last detection ends after the first detection. */
function referenceChanges(): Map<string, boolean> {
  const inOrder = sampleTable('corrected').toSorted((one, other) => Number(one['mjd']) - Number(other['mjd']));
  const first = new Map(inOrder.toReversed().map((row) => [row['objectId'] ?? '', Number(row['mjd'])]));
  const lastEnd = new Map(inOrder.map((row) => [row['objectId'] ?? '', Number(row['jdendref']) - 2_400_000.5]));
  return new Map([...first].map(([oid, mjd]) => [oid, (lastEnd.get(oid) ?? NaN) > mjd]));
}

/** The sample observations, loaded as `sextant start` does, on an empty catalog. */
export function describeSampleData(engine: string, subject: () => RecordSubject): void {
  describe(`sample observations on ${engine}`, () => {
    const sources = FILES.map((file) => join(sampleFolder(), file));
    const load = () => ingestServices(subject(), new FileObservationReader()).ingest.ingest(sources);

    it('are all stored the first time, and nothing is the second time', async () => {
      const first = await load();
      expect(first).to.deep.include({ read: 2977, inserted: 2977, updated: 0, skipped: 0, rejected: [] });
      expect(first.ignored.map(({ file }) => file)).to.deep.equal([sources[2]]);
      expect(first.tables).to.deep.equal({
        object: { inserted: 12, updated: 0, skipped: 0 },
        detection: { inserted: 1772, updated: 0, skipped: 0 },
        non_detection: { inserted: 1205, updated: 0, skipped: 0 },
        dataquality: { inserted: 1392, updated: 0, skipped: 0 },
        gaia_ztf: { inserted: 1, updated: 0, skipped: 0 },
        ps1_ztf: { inserted: 1382, updated: 0, skipped: 0 },
        ss_ztf: { inserted: 0, updated: 0, skipped: 0 },
        reference: { inserted: 20, updated: 0, skipped: 1362 },
        magstat: { inserted: 20, updated: 0, skipped: 0 },
      });
      const before = await storedCatalog(subject());
      expect(rowCounts(before)).to.deep.equal(ROW_COUNTS);
      const second = await load();
      expect(second).to.deep.include({ read: 2977, inserted: 0, updated: 0, skipped: 2977, rejected: [] });
      expect(second.tables.object).to.deep.equal({ inserted: 0, updated: 0, skipped: 12 });
      for (const [table, { inserted, updated }] of Object.entries(second.tables))
        expect([table, inserted, updated]).to.deep.equal([table, 0, 0]);
      expect(await storedCatalog(subject())).to.deep.equal(before);
    });

    it('have the magnitude statistics of the sample, with nothing but the load', async () => {
      await load();
      const rows = sampleTable('magstats');
      expect(rows).to.have.length(16);
      for (const row of rows) {
        const [oid, fid] = [ObjectId(row['objectId'] ?? ''), band(Number(row['fid']))];
        const own = await subject().magnitudeStatistics.findById({ oid, fid });
        if (!own) throw new Error(`no statistics of ${oid} in band ${String(fid)}`);
        expectLikeSample(own, row);
      }
    });

    it('say which objects had their reference image made anew, as the dates in the file do', async () => {
      await load();
      const changes = (await subject().objects.list({ limit: 100 })).map(({ oid, referenceChange }) => [oid, referenceChange]);
      expect(Object.fromEntries(changes)).to.deep.equal({
        ...Object.fromEntries(referenceChanges()),
        ZTF18aavqlpk: null,
        ZTF20aaelulu: false,
      });
      expect(changes.filter(([, change]) => change)).to.deep.equal([['ZTF18aazeood', true]]);
    });

    it('bring their rows of other tables, to the last digit of the files', async () => {
      await load();
      const { dataQuality, gaiaMatch, ps1Match, referenceImage, objects } = subject();
      const seen = { oid: ObjectId('ZTF17aaaecgt'), candid: CandidateId(550_436_093_915_015_009n) };
      expect(await ps1Match.findById(seen)).to.include({
        objectidps1: 174_503_154_641_052_437n,
        objectidps2: 174_503_154_647_251_840n,
        objectidps3: 174_503_154_622_421_721n,
        sgmag2: null,
        simag2: 18.408_700_942_993_164,
        nmtchps: 15,
        unique3: true,
      });
      expect(await dataQuality.findById(seen)).to.include({ fid: 1, xpos: 1973.668_823_242_187_5, nneg: 4, scorr: 28.808_570_861_816_4, exptime: null }); // prettier-ignore
      const changed = await ps1Match.listByObjects([ObjectId('ZTF18aazeood')]);
      expect(new Set(changed.map(({ unique1, unique2, unique3 }) => [unique1, unique2, unique3].join()))).to.deep.equal(
        new Set(['true,true,false']),
      );
      const alert = { oid: ObjectId('ZTF20aaelulu'), candid: CandidateId(1_213_227_041_015_015_005n) };
      expect(await gaiaMatch.findById(alert)).to.deep.equal(
        new GaiaMatch({ ...alert, neargaia: 0.226_571_381_092_071_53, neargaiabright: null, maggaia: 17.880_779_266_357_422, maggaiabright: null, unique1: true }), // prettier-ignore
      );
      expect(await ps1Match.findById(alert)).to.include({ objectidps1: 126_981_857_287_178_773n, objectidps3: 126_981_857_298_108_658n, simag1: null, nmtchps: 38 }); // prettier-ignore
      expect(await dataQuality.findById(alert)).to.include({ nmatches: 241, exptime: 30, clrmed: 0.610_000_014_305_114_7, zpmed: 26.267_999_649_047_85 }); // prettier-ignore
      expect(await dataQuality.findById({ ...alert, candid: CandidateId(1_185_337_681_015_015_003n) })).to.include({
        scorr: 12.6598,
        nmatches: null,
      });
      expect(await referenceImage.listByObjects([alert.oid])).to.deep.equal([
        new ReferenceImage({
          ...alert,
          rfid: 576_120_110n,
          fid: 1,
          rcid: 10,
          field: 576,
          magnr: 16.099_000_930_786_133,
          sigmagnr: 0.089_000_001_549_720_76,
          chinr: 6.727_000_236_511_230_5,
          sharpnr: 0.712_999_999_523_162_8,
          ranr: 185.728_757_6,
          decnr: 15.823_491_8,
          mjdstartref: 2_458_166.905_324 - 2_400_000.5,
          mjdendref: 2_458_278.691_134 - 2_400_000.5,
          nframesref: 15,
        }),
      ]);
      expect(await objects.findById(alert.oid)).to.include({ ndet: 11, corrected: false, stellar: false, ndethist: 259 });
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
