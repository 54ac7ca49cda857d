import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import { anAllwiseSource } from '../../builders/catalog/allwise-source.builder.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { catalogServices, type CatalogServices } from '../../builders/catalog/catalog-services.js';
import { aCrossMatch } from '../../builders/catalog/cross-match.builder.js';
import { aDataQuality } from '../../builders/catalog/data-quality.builder.js';
import { aDetection } from '../../builders/catalog/detection.builder.js';
import { aGaiaMatch } from '../../builders/catalog/gaia-match.builder.js';
import { aMagnitudeStatistics } from '../../builders/catalog/magnitude-statistics.builder.js';
import { aProbability } from '../../builders/catalog/probability.builder.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import { aReferenceImage } from '../../builders/catalog/reference-image.builder.js';
import { aSolarSystemMatch } from '../../builders/catalog/solar-system-match.builder.js';
import type { RecordSubject } from './record-subject.js';

const [A, B, C] = ['ZTF18a', 'ZTF18b', 'ZTF18c'] as const;

/** What cross matches and dossiers of objects owe their callers on every engine, on an empty catalog. */
export function describeObjectDossiers(engine: string, subject: () => RecordSubject): void {
  describe(`dossiers on ${engine}`, () => {
    let services: CatalogServices;

    beforeEach(async () => {
      services = catalogServices(subject());
      await subject().objects.saveMany([
        anObject(A, { meanra: 359.9999, meandec: 89 }),
        anObject(B, { meanra: 10, meandec: 0 }),
        anObject(C),
      ]);
    });

    it('measure how far an object is from the source it is taken for, across 0h too', async () => {
      const { crossMatches } = services;
      const source = anAllwiseSource({ oidCatalog: 'J1', ra: 0.0001, dec: 89 });
      const [match] = await crossMatches.recordAllwise([{ oid: A, source, classCatalog: 'RRLyr', period: 0.5 }]);
      expect(match).to.include({ oid: A, catid: 'allwise', oidCatalog: 'J1', classCatalog: 'RRLyr', period: 0.5 });
      // 0.0002 degrees of right ascension at declination 89: 0.72 arc seconds times cos 89.
      expect(match?.dist).to.be.closeTo(0.72 * Math.cos((89 * Math.PI) / 180), 1e-9);
      expect(await subject().allwiseSource.findById({ oidCatalog: 'J1' })).to.deep.equal(source);
      expect(await crossMatches.list(A)).to.deep.equal([match]);
    });

    it('take an object for another source when they are told so, and keep both sources', async () => {
      const { crossMatches } = services;
      for (const oidCatalog of ['J1', 'J2'])
        await crossMatches.recordAllwise([{ oid: B, source: anAllwiseSource({ oidCatalog, ra: 10, dec: 0.001 }) }]);
      expect(await crossMatches.list(B)).to.have.length(1);
      expect((await crossMatches.list(B))[0]).to.include({ oidCatalog: 'J2', classCatalog: null, period: null });
      expect(await subject().allwiseSource.count()).to.equal(2);
    });

    it('list matches nearest first, and find the nearest within a distance, its rim included', async () => {
      const { crossMatches } = services;
      await subject().crossMatch.addNew([
        aCrossMatch({ oid: A, catid: 'z', dist: 0.5 }),
        aCrossMatch({ oid: A, catid: 'b', dist: 1.5 }),
        aCrossMatch({ oid: A, catid: 'a', dist: 1.5 }),
        aCrossMatch({ oid: B, catid: 'a', dist: 0 }),
      ]);
      expect((await crossMatches.list(A)).map(({ catid }) => catid)).to.deep.equal(['z', 'a', 'b']);
      expect(await crossMatches.findNearest(A, 0.5)).to.include({ catid: 'z' });
      expect(await crossMatches.findNearest(A, 0.49)).to.equal(undefined);
      expect(await crossMatches.findNearest(B, 0)).to.include({ catid: 'a' });
      expect(await crossMatches.findNearest(C, 1e9)).to.equal(undefined);
    });

    it('tell everything of each object that is there, in the order asked for', async () => {
      const given = subject();
      await given.detections.addNew([
        aDetection({ oid: A, candid: 5n }),
        aDetection({ oid: A, candid: 4n }),
        aDetection({ oid: B, candid: 4n }),
      ]);
      const of = {
        statistics: [1, 2].map((fid) => aMagnitudeStatistics({ oid: A, fid })),
        likely: aProbability({ oid: A, className: 'likely', ranking: 1 }),
        matches: [aCrossMatch({ oid: A, catid: 'allwise', oidCatalog: 'J1' }), aCrossMatch({ oid: A, catid: 'other', oidCatalog: 'J2' })],
        source: anAllwiseSource({ oidCatalog: 'J1' }),
        gaia: aGaiaMatch({ oid: A }),
        solarSystem: aSolarSystemMatch({ oid: B }),
        ps1: [4n, 5n].map((candid) => aPs1Match({ oid: A, candid })),
        references: [1n, 2n].map((rfid) => aReferenceImage({ oid: B, rfid })),
        qualities: [4n, 5n].map((candid) => aDataQuality({ oid: A, candid })),
      };
      await given.magnitudeStatistics.addNew(of.statistics);
      await given.probability.addNew([of.likely, aProbability({ oid: A, className: 'less so', ranking: 2 })]);
      await given.allwiseSource.addNew([of.source, anAllwiseSource({ oidCatalog: 'J2' })]);
      await given.crossMatch.addNew(of.matches);
      await given.gaiaMatch.addNew([of.gaia]);
      await given.solarSystemMatch.addNew([of.solarSystem]);
      await given.ps1Match.addNew(of.ps1);
      await given.referenceImage.addNew(of.references);
      await given.dataQuality.addNew(of.qualities);
      const dossiers = await services.dossiers.list([B, 'ZTF99missing', A, C, A]);
      expect(dossiers.map(({ object }) => object.oid)).to.deep.equal([B, A, C]);
      const [b, a, c] = dossiers;
      expect(a).to.deep.equal({
        object: await given.objects.findById(ObjectId(A)),
        statistics: of.statistics,
        mostLikely: [of.likely],
        crossMatches: of.matches,
        allwiseSources: [of.source],
        gaia: of.gaia,
        solarSystem: undefined,
        ps1: of.ps1,
        referenceImages: [],
        dataQuality: of.qualities,
      });
      expect(b).to.deep.include({ solarSystem: of.solarSystem, referenceImages: of.references, gaia: undefined, dataQuality: [] });
      expect(c).to.deep.include({ statistics: [], mostLikely: [], crossMatches: [], allwiseSources: [], ps1: [] });
      expect(await services.dossiers.get(A)).to.deep.equal(a);
    });
  });
}
