import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import { SextantError } from '../../../domain/shared/sextant-error.js';
import type { RecordRepository } from '../../../ports/shared/record-repository.js';
import { anAllwiseSource } from '../../builders/catalog/allwise-source.builder.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { catalogServices, type CatalogServices } from '../../builders/catalog/catalog-services.js';
import { aDetection } from '../../builders/catalog/detection.builder.js';
import { aFeatureVersion } from '../../builders/catalog/feature-version.builder.js';
import { aNonDetection } from '../../builders/catalog/non-detection.builder.js';
import { randomNumbers } from '../../builders/catalog/scattered-sky.js';
import { aStep } from '../../builders/catalog/step.builder.js';
import { rejection } from '../rejection.js';
import { CATALOG_REFUSALS, CLASSIFIER, KNOWN, PLACED, PLACELESS, STEP, VERSION } from './catalog-refusals.js';
import type { RecordSubject } from './record-subject.js';

/** What the services of the catalog owe callers who give them what cannot be, on an empty catalog. */
export function describeCatalogRefusals(engine: string, subject: () => RecordSubject): void {
  describe(`catalog refusals on ${engine}`, () => {
    let services: CatalogServices;

    beforeEach(async () => {
      services = catalogServices(subject());
      const { objects, detections, nonDetections, featureVersion } = subject();
      const placed = [KNOWN, PLACED].map((oid) => anObject(oid, { meanra: 10, meandec: 10 }));
      await objects.saveMany([...placed, anObject(PLACELESS)]);
      await detections.addNew([aDetection({ oid: KNOWN, candid: 1n })]);
      await nonDetections.addMissing([aNonDetection({ oid: KNOWN })]);
      await services.steps.getOrCreate(aStep({ stepId: STEP }));
      await featureVersion.addNew([aFeatureVersion({ version: VERSION, stepIdFeature: STEP, stepIdPreprocess: null })]);
      await services.features.record(VERSION, [{ oid: KNOWN, name: 'Amplitude', fid: 1, value: 7 }]);
      await services.taxonomies.add({ ...CLASSIFIER, classes: ['SN', 'AGN'] });
      await services.classifications.record(CLASSIFIER, [{ oid: KNOWN, probabilities: [{ className: 'AGN', probability: 1 }] }]);
      await services.crossMatches.recordAllwise([{ oid: KNOWN, source: anAllwiseSource({ oidCatalog: 'J0', ra: 10, dec: 10 }) }]);
    });

    it('gives each bad input one typed error, and writes nothing into any table', async () => {
      const before = await everything(subject());
      expect(before).to.have.length(17);
      for (const [what, code, call] of CATALOG_REFUSALS) {
        const error = await rejection(promised(() => call(services)));
        expect(error, what).to.be.instanceOf(SextantError).and.include({ code });
        expect((error as SextantError).remedy, what).to.not.equal('');
        expect(await everything(subject()), what).to.deep.equal(before);
      }
    }).timeout(60_000);

    it('takes what is just within the limits', async () => {
      const random = randomNumbers(5);
      // Three bytes each and not to be compressed: as much as an index of PostgreSQL ever gets.
      const ideographs = Array.from({ length: 3 * 255 }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 0x5000))).join('');
      const [widest, version, longest] = [0, 255, 510].map((from) => ideographs.slice(from, from + 255)) as [string, string, string];
      const astral = `${'🔭'.repeat(127)}x`;
      const by = { classifierName: longest, classifierVersion: version };
      await services.taxonomies.add({ ...by, classes: [widest, astral] });
      const halves = [widest, astral].map((className) => ({ className, probability: 0.4996 }));
      expect(await services.classifications.record(by, [{ oid: PLACELESS, probabilities: halves }])).to.have.length(2);
      expect((await services.classifications.page({ ...by, className: widest })).items).to.have.length(1);
      await services.features.addVersion({ version: widest, stepIdFeature: STEP, stepIdPreprocess: null });
      await services.features.record(widest, [{ oid: KNOWN, name: astral, fid: -(2 ** 31), value: 5e-324 }]);
      expect(await services.features.list(KNOWN, widest)).to.have.length(1);
      expect(await services.lightCurves.list([ObjectId('ZTF99missing')])).to.deep.equal([]);
      expect((await services.magnitudes.recompute([ObjectId('ZTF99missing')])).statistics).to.deep.equal([]);
    });
  });
}

/** A refusal that comes before there is a promise is one too. */
async function promised(call: () => Promise<unknown>): Promise<unknown> {
  return call();
}

/** What is in each of the 17 tables. */
async function everything(of: RecordSubject): Promise<unknown[]> {
  const objects = await of.objects.list({ limit: 1_000 });
  const oids = objects.map(({ oid }) => oid);
  const { step, pipeline, featureVersion, taxonomy, magnitudeStatistics, probability, feature, allwiseSource, crossMatch } = of;
  const { dataQuality, gaiaMatch, ps1Match, solarSystemMatch, referenceImage } = of;
  const records: readonly Pick<RecordRepository<unknown, unknown>, 'paginate'>[] = [
    ...[step, pipeline, featureVersion, taxonomy, magnitudeStatistics, probability, feature, allwiseSource, crossMatch],
    ...[dataQuality, gaiaMatch, ps1Match, solarSystemMatch, referenceImage],
  ];
  const stored: unknown[] = [objects, await of.detections.listByObjects(oids), await of.nonDetections.listByObjects(oids)];
  for (const repository of records) stored.push((await repository.paginate({ perPage: 1_000 })).items);
  return stored;
}
