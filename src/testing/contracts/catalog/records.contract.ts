import { anAllwiseSource } from '../../builders/catalog/allwise-source.builder.js';
import { aCrossMatch } from '../../builders/catalog/cross-match.builder.js';
import { aDataQuality } from '../../builders/catalog/data-quality.builder.js';
import { aFeature } from '../../builders/catalog/feature.builder.js';
import { aFeatureVersion } from '../../builders/catalog/feature-version.builder.js';
import { aGaiaMatch } from '../../builders/catalog/gaia-match.builder.js';
import { aMagnitudeStatistics } from '../../builders/catalog/magnitude-statistics.builder.js';
import { aPipeline } from '../../builders/catalog/pipeline.builder.js';
import { aProbability } from '../../builders/catalog/probability.builder.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import { aReferenceImage } from '../../builders/catalog/reference-image.builder.js';
import { aSolarSystemMatch } from '../../builders/catalog/solar-system-match.builder.js';
import { aStep } from '../../builders/catalog/step.builder.js';
import { aTaxonomy } from '../../builders/catalog/taxonomy.builder.js';
import { OBJECTS } from './record-case.js';
import { describeRecords } from './record.contract.js';
import type { RecordSubject } from './record-subject.js';

const [A, B, C] = OBJECTS;

/** In order of code points, which is neither that of a dictionary nor of UTF-16 units. */
const TEXTS = ['1', '10', '2', 'A', 'Z', '_', 'a', 'é', '\ufb00', '\u{1f52d}', '\u{1f52d}a'];
/** In order of size, which is not that of their digits. */
const IDS = [1n, 2n, 10n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n];

/** What the repositories of all tables beside objects and observations owe their callers, on an empty catalog. */
export function describeRecordRepositories(engine: string, subject: () => RecordSubject): void {
  describeRecords({
    engine,
    table: 'step',
    subject,
    repository: () => subject().step,
    item: (n) => aStep({ stepId: `step_${String(n)}` }),
    bare: (n) => aStep({ stepId: `step_${String(n)}` }),
    ordered: TEXTS.map((stepId) => aStep({ stepId })),
    changed: (n) => aStep({ stepId: `step_${String(n)}`, comments: 'changed' }),
    refused: () => aStep({ name: '' }),
  });
  describeRecords({
    engine,
    table: 'pipeline',
    subject,
    repository: () => subject().pipeline,
    item: (n) => aPipeline({ pipelineId: `pipeline_${String(n)}` }),
    bare: (n) =>
      aPipeline({
        pipelineId: `pipeline_${String(n)}`,
        stepIdCorr: null,
        stepIdFeat: null,
        stepIdClf: null,
        stepIdOut: null,
        stepIdStamp: null,
      }),
    ordered: TEXTS.map((pipelineId) => aPipeline({ pipelineId })),
    refused: () => aPipeline({ pipelineId: ' ' }),
  });
  describeRecords({
    engine,
    table: 'feature_version',
    subject,
    repository: () => subject().featureVersion,
    item: (n) => aFeatureVersion({ version: `features_${String(n)}` }),
    bare: (n) => aFeatureVersion({ version: `features_${String(n)}`, stepIdFeature: null, stepIdPreprocess: null }),
    ordered: TEXTS.map((version) => aFeatureVersion({ version })),
    kept: ['stepIdFeature', 'stepIdPreprocess'],
    refused: () => aFeatureVersion({ version: '' }),
    reference: { constraint: 'feature_version_step_id_feature_fkey', orphan: aFeatureVersion({ stepIdFeature: 'step_9' }) },
  });
  describeRecords({
    engine,
    table: 'taxonomy',
    subject,
    repository: () => subject().taxonomy,
    item: (n) => aTaxonomy({ classifierVersion: `1.0.${String(n)}` }),
    bare: (n) => aTaxonomy({ classifierVersion: `1.0.${String(n)}` }),
    ordered: ['a', 'b'].flatMap((classifierName) => TEXTS.map((classifierVersion) => aTaxonomy({ classifierName, classifierVersion }))),
    changed: (n) => aTaxonomy({ classifierVersion: `1.0.${String(n)}`, classes: ['changed'] }),
    refused: () => aTaxonomy({ classes: ['a', 'a'] }),
  });
  describeRecords({
    engine,
    table: 'magstat',
    subject,
    repository: () => subject().magnitudeStatistics,
    item: (n) => aMagnitudeStatistics({ oid: A, fid: n }),
    bare: (n) =>
      aMagnitudeStatistics({
        oid: A,
        fid: n,
        dmdtFirst: null,
        dmFirst: null,
        sigmadmFirst: null,
        dtFirst: null,
        magmean: null,
        magmedian: null,
        magmax: null,
        magmin: null,
        magsigma: null,
        maglast: null,
        magfirst: null,
        magmeanCorr: null,
        magmedianCorr: null,
        magmaxCorr: null,
        magminCorr: null,
        magsigmaCorr: null,
        maglastCorr: null,
        magfirstCorr: null,
        firstmjd: null,
        lastmjd: null,
        saturationRate: null,
      }),
    ordered: [A, B].flatMap((oid) => [1, 2, 3].map((fid) => aMagnitudeStatistics({ oid, fid }))),
    refused: () => aMagnitudeStatistics({ magmean: Number.NaN }),
    reference: { constraint: 'magstat_oid_fkey', orphan: aMagnitudeStatistics({ oid: 'ZTF99missing' }) },
  });
  describeRecords({
    engine,
    table: 'probability',
    subject,
    repository: () => subject().probability,
    item: (n) => aProbability({ oid: A, className: `class ${String(n)}` }),
    bare: (n) => aProbability({ oid: A, className: `class ${String(n)}` }),
    ordered: [A, C].flatMap((oid) => TEXTS.map((className) => aProbability({ oid, className }))),
    changed: (n) => aProbability({ oid: A, className: `class ${String(n)}`, probability: 0, ranking: 2 }),
    refused: () => aProbability({ probability: 1.5 }),
    reference: { constraint: 'probability_oid_fkey', orphan: aProbability({ oid: 'ZTF99missing' }) },
  });
  describeRecords({
    engine,
    table: 'feature',
    subject,
    repository: () => subject().feature,
    item: (n) => aFeature({ oid: A, name: `name ${String(n)}` }),
    bare: (n) => aFeature({ oid: A, name: `name ${String(n)}`, value: null }),
    ordered: ['A', 'a'].flatMap((name) =>
      [-1, 2, 12].flatMap((fid) => ['features_1', 'features_2'].map((version) => aFeature({ oid: B, name, fid, version }))),
    ),
    kept: ['version'],
    refused: () => aFeature({ fid: 1.5 }),
    reference: { constraint: 'feature_version_fkey', orphan: aFeature({ oid: A, version: 'unknown' }) },
  });
  describeRecords({
    engine,
    table: 'allwise',
    subject,
    repository: () => subject().allwiseSource,
    item: (n) => anAllwiseSource({ oidCatalog: `J1222${String(n)}` }),
    bare: (n) =>
      anAllwiseSource({
        oidCatalog: `J1222${String(n)}`,
        w1mpro: null,
        w2mpro: null,
        w3mpro: null,
        w4mpro: null,
        w1sigmpro: null,
        w2sigmpro: null,
        w3sigmpro: null,
        w4sigmpro: null,
        jM2mass: null,
        hM2mass: null,
        kM2mass: null,
        jMsig2mass: null,
        hMsig2mass: null,
        kMsig2mass: null,
      }),
    ordered: TEXTS.map((oidCatalog) => anAllwiseSource({ oidCatalog })),
    refused: () => anAllwiseSource({ dec: 91 }),
  });
  describeRecords({
    engine,
    table: 'xmatch',
    subject,
    repository: () => subject().crossMatch,
    item: (n) => aCrossMatch({ oid: A, catid: `catalog ${String(n)}` }),
    bare: (n) => aCrossMatch({ oid: A, catid: `catalog ${String(n)}`, classCatalog: null, period: null }),
    ordered: [A, B].flatMap((oid) => TEXTS.map((catid) => aCrossMatch({ oid, catid }))),
    refused: () => aCrossMatch({ dist: Infinity }),
    reference: { constraint: 'xmatch_oid_fkey', orphan: aCrossMatch({ oid: 'ZTF99missing' }) },
  });
  describeRecords({
    engine,
    table: 'dataquality',
    subject,
    repository: () => subject().dataQuality,
    item: (n) => aDataQuality({ oid: A, candid: BigInt(n) }),
    bare: (n) =>
      aDataQuality({
        oid: A,
        candid: BigInt(n),
        xpos: null,
        ypos: null,
        chipsf: null,
        sky: null,
        fwhm: null,
        classtar: null,
        mindtoedge: null,
        seeratio: null,
        aimage: null,
        bimage: null,
        aimagerat: null,
        bimagerat: null,
        nneg: null,
        nbad: null,
        sumrat: null,
        scorr: null,
        dsnrms: null,
        ssnrms: null,
        magzpsci: null,
        magzpsciunc: null,
        magzpscirms: null,
        nmatches: null,
        clrcoeff: null,
        clrcounc: null,
        zpclrcov: null,
        zpmed: null,
        clrmed: null,
        clrrms: null,
        exptime: null,
      }),
    ordered: [
      aDataQuality({ oid: A, candid: 1n }),
      ...OBJECTS.map((oid) => aDataQuality({ oid, candid: 2n })),
      aDataQuality({ oid: A, candid: 3n }),
      aDataQuality({ oid: A, candid: 10n }),
    ],
    kept: ['candid'],
    refused: () => aDataQuality({ fid: 4 }),
    reference: { constraint: 'dataquality_candid_oid_fkey', orphan: aDataQuality({ oid: A, candid: 99n }) },
  });
  describeRecords({
    engine,
    table: 'gaia_ztf',
    subject,
    repository: () => subject().gaiaMatch,
    item: (n) => aGaiaMatch({ oid: OBJECTS[n - 1] as string }),
    bare: (n) => aGaiaMatch({ oid: OBJECTS[n - 1] as string, neargaia: null, neargaiabright: null, maggaia: null, maggaiabright: null }),
    ordered: OBJECTS.map((oid) => aGaiaMatch({ oid })),
    refused: () => aGaiaMatch({ candid: 0n }),
    reference: { constraint: 'gaia_ztf_oid_fkey', orphan: aGaiaMatch({ oid: 'ZTF99missing' }) },
  });
  describeRecords({
    engine,
    table: 'ps1_ztf',
    subject,
    repository: () => subject().ps1Match,
    item: (n) => aPs1Match({ oid: A, candid: 2n ** 60n + BigInt(n) }),
    bare: (n) =>
      aPs1Match({
        oid: A,
        candid: 2n ** 60n + BigInt(n),
        objectidps1: null,
        sgmag1: null,
        srmag1: null,
        simag1: null,
        szmag1: null,
        sgscore1: null,
        distpsnr1: null,
        objectidps2: null,
        sgmag2: null,
        srmag2: null,
        simag2: null,
        szmag2: null,
        sgscore2: null,
        distpsnr2: null,
        objectidps3: null,
        sgmag3: null,
        srmag3: null,
        simag3: null,
        szmag3: null,
        sgscore3: null,
        distpsnr3: null,
      }),
    ordered: [A, C].flatMap((oid) => IDS.map((candid) => aPs1Match({ oid, candid }))),
    refused: () => aPs1Match({ objectidps1: 2n ** 63n }),
    reference: { constraint: 'ps1_ztf_oid_fkey', orphan: aPs1Match({ oid: 'ZTF99missing' }) },
  });
  describeRecords({
    engine,
    table: 'ss_ztf',
    subject,
    repository: () => subject().solarSystemMatch,
    item: (n) => aSolarSystemMatch({ oid: OBJECTS[n - 1] as string }),
    bare: (n) => aSolarSystemMatch({ oid: OBJECTS[n - 1] as string, ssdistnr: null, ssmagnr: null, ssnamenr: null }),
    ordered: OBJECTS.map((oid) => aSolarSystemMatch({ oid })),
    refused: () => aSolarSystemMatch({ oid: 'a b' }),
    reference: { constraint: 'ss_ztf_oid_fkey', orphan: aSolarSystemMatch({ oid: 'ZTF99missing' }) },
  });
  describeRecords({
    engine,
    table: 'reference',
    subject,
    repository: () => subject().referenceImage,
    item: (n) => aReferenceImage({ oid: A, rfid: 2n ** 60n + BigInt(n) }),
    bare: (n) =>
      aReferenceImage({
        oid: A,
        rfid: 2n ** 60n + BigInt(n),
        rcid: null,
        field: null,
        magnr: null,
        sigmagnr: null,
        chinr: null,
        sharpnr: null,
      }),
    ordered: [A, B].flatMap((oid) => [-(2n ** 63n), -1n, 0n, ...IDS].map((rfid) => aReferenceImage({ oid, rfid }))),
    refused: () => aReferenceImage({ ranr: 360 }),
    reference: { constraint: 'reference_oid_fkey', orphan: aReferenceImage({ oid: 'ZTF99missing' }) },
  });
}
