import { expect } from 'chai';
import type { AccessMode } from '../../../src/adapters/shared/connection-source.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { TypeormAllwiseSourceRepository } from '../../../src/adapters/typeorm/catalog/allwise-source.typeorm.js';
import { TypeormAstronomicalObjectRepository } from '../../../src/adapters/typeorm/catalog/astronomical-object.typeorm.js';
import { TypeormCatalogDatabase } from '../../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import { TypeormCrossMatchRepository } from '../../../src/adapters/typeorm/catalog/cross-match.typeorm.js';
import { TypeormDataQualityRepository } from '../../../src/adapters/typeorm/catalog/data-quality.typeorm.js';
import { TypeormDetectionRepository } from '../../../src/adapters/typeorm/catalog/detection.typeorm.js';
import { TypeormGaiaMatchRepository } from '../../../src/adapters/typeorm/catalog/gaia-match.typeorm.js';
import { TypeormMagnitudeStatisticsRepository } from '../../../src/adapters/typeorm/catalog/magnitude-statistics.typeorm.js';
import { TypeormNonDetectionRepository } from '../../../src/adapters/typeorm/catalog/non-detection.typeorm.js';
import { TypeormProbabilityRepository } from '../../../src/adapters/typeorm/catalog/probability.typeorm.js';
import { TypeormPs1MatchRepository } from '../../../src/adapters/typeorm/catalog/ps1-match.typeorm.js';
import { TypeormReferenceImageRepository } from '../../../src/adapters/typeorm/catalog/reference-image.typeorm.js';
import { TypeormSolarSystemMatchRepository } from '../../../src/adapters/typeorm/catalog/solar-system-match.typeorm.js';
import { TypeormTaxonomyRepository } from '../../../src/adapters/typeorm/catalog/taxonomy.typeorm.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import type { SqlResult, SqlStatement } from '../../../src/adapters/typeorm/shared/sql-connection.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import type { CallOptions } from '../../../src/ports/shared/call-options.js';
import { ClassificationService } from '../../../src/services/catalog/classification.service.js';
import { LightCurveService } from '../../../src/services/catalog/light-curve.service.js';
import { ObjectDossierService } from '../../../src/services/catalog/object-dossier.service.js';
import { ALL_ENGINES, type Backend } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { aCrossMatch, aDetection, anAllwiseSource, anObject, aProbability } from '../../../src/testing/builders/catalog/index.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const STAMPS = { classifierName: 'stamps', classifierVersion: '1' };
const CLASSES = ['SN', 'AGN', 'VS', 'bogus'];
const OBJECTS = Array.from({ length: 2_000 }, (_, index) => anObject(`ZTF${String(index).padStart(6, '0')}`).oid);

/** Remembers the statements that repositories send. */
class RecordingCatalog extends TypeormCatalogDatabase {
  readonly sent: (readonly [SqlStatement, readonly unknown[]])[] = [];

  override execute(sql: SqlStatement, values: readonly unknown[], mode: AccessMode, options?: CallOptions): Promise<SqlResult> {
    this.sent.push([sql, values]);
    return super.execute(sql, values, mode, options);
  }
}

for (const engine of ALL_ENGINES.filter((name) => name !== 'memory'))
  describe(`statements of the catalog on ${engine}`, function () {
    this.timeout(60_000);
    let backend: Backend;
    let database: RecordingCatalog;
    let lightCurves: LightCurveService;
    let dossiers: ObjectDossierService;
    let classifications: ClassificationService;

    before(async () => {
      backend = await newBackend(engine);
      database = new RecordingCatalog(new FixedSettings({ databases: { catalog: backend.url } }), new SqlEngines(), new SystemClock());
      await database.initialize();
      const objects = new TypeormAstronomicalObjectRepository(database);
      const detections = new TypeormDetectionRepository(database);
      const probabilities = new TypeormProbabilityRepository(database);
      const crossMatches = new TypeormCrossMatchRepository(database);
      const sources = new TypeormAllwiseSourceRepository(database);
      const taxonomies = new TypeormTaxonomyRepository(database);
      lightCurves = new LightCurveService(objects, detections, new TypeormNonDetectionRepository(database), database);
      classifications = new ClassificationService(objects, taxonomies, probabilities, database);
      dossiers = new ObjectDossierService(
        objects,
        new TypeormMagnitudeStatisticsRepository(database),
        probabilities,
        crossMatches,
        sources,
        new TypeormGaiaMatchRepository(database),
        new TypeormPs1MatchRepository(database),
        new TypeormSolarSystemMatchRepository(database),
        new TypeormReferenceImageRepository(database),
        new TypeormDataQualityRepository(database),
        database,
      );
      await objects.addMissing(OBJECTS.map((oid) => anObject(oid)));
      await detections.addNew(OBJECTS.map((oid, index) => aDetection({ oid, candid: BigInt(index + 1) })));
      await sources.addNew([anAllwiseSource({ oidCatalog: 'J1' })]);
      await crossMatches.addNew(OBJECTS.map((oid) => aCrossMatch({ oid, catid: 'allwise', oidCatalog: 'J1' })));
      await taxonomies.getOrCreate({ ...STAMPS, classes: CLASSES });
      await probabilities.addNew(
        OBJECTS.flatMap((oid, index) =>
          CLASSES.map((className, place) => {
            const ranking = 1 + ((place + index) % CLASSES.length);
            return aProbability({ oid, className, ...STAMPS, ranking, probability: 1 / ranking - index / 1e6 });
          }),
        ),
      );
      if (engine === 'postgres') await database.execute(statement('analyze', 'ANALYZE "probability"'), [], 'write');
    });
    after(async () => {
      await database.dispose();
      await backend.remove();
    });

    const sentBy = async (work: () => Promise<unknown>): Promise<number> => {
      const before = database.sent.length;
      await work();
      return database.sent.length - before;
    };

    it('are three for the light curves of however many objects', async () => {
      for (const count of [1, 2, 50, OBJECTS.length]) {
        const oids = OBJECTS.slice(0, count);
        expect(await sentBy(() => lightCurves.list(oids)), String(count)).to.equal(3);
        const curves = await lightCurves.list(oids);
        expect(curves.map(({ oid, detections }) => [oid, detections.length])).to.deep.equal(oids.map((oid) => [oid, 1]));
      }
    });

    it('are ten for the dossiers of however many objects', async () => {
      for (const count of [1, 2, 50, OBJECTS.length]) {
        const oids = OBJECTS.slice(0, count);
        expect(await sentBy(() => dossiers.list(oids)), String(count)).to.equal(10);
        const told = await dossiers.list(oids);
        expect(told.map(({ mostLikely, allwiseSources }) => [mostLikely.length, allwiseSources.length])).to.deep.equal(
          oids.map(() => [1, 1]),
        );
      }
    });

    it('are two for a page of the objects of a class, and an index leads to it on every page', async () => {
      const page = (cursor?: string) => classifications.page({ ...STAMPS, className: 'AGN', limit: 50, cursor });
      expect(await sentBy(() => page())).to.equal(2);
      const first = await page();
      expect(first.items.every(({ ranking }) => ranking === 1)).to.equal(true);
      for (const cursor of [undefined, first.next]) {
        await page(cursor);
        const [sql, values] = database.sent.at(-1) as (typeof database.sent)[number];
        const explain = engine === 'postgres' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN';
        const { rows } = await database.execute(statement('explain', `${explain} ${sql.text}`), values, 'read');
        expect(JSON.stringify(rows)).to.contain('ix_probability_leading');
      }
    });
  });
