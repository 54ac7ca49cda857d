import { aFeature } from '../../builders/catalog/feature.builder.js';
import { aFeatureVersion } from '../../builders/catalog/feature-version.builder.js';
import { aMagnitudeStatistics } from '../../builders/catalog/magnitude-statistics.builder.js';
import { aPipeline } from '../../builders/catalog/pipeline.builder.js';
import { aProbability } from '../../builders/catalog/probability.builder.js';
import { aStep } from '../../builders/catalog/step.builder.js';
import { aTaxonomy } from '../../builders/catalog/taxonomy.builder.js';
import { describeRecords } from './record.contract.js';
import type { RecordSubject } from './record-subject.js';
import { nulls, OBJECTS, TEXTS } from './record-case.js';
import { describeMatchRecords } from './match-records.contract.js';

const [A, B, C] = OBJECTS;

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
    changed: (n) => aStep({ stepId: `step_${String(n)}`, name: 'changed', version: '9', comments: 'changed' }),
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
        ...nulls('stepIdCorr', 'stepIdFeat', 'stepIdClf', 'stepIdOut', 'stepIdStamp'),
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
    references: [
      { constraint: 'feature_version_step_id_feature_fkey', orphan: aFeatureVersion({ stepIdFeature: 'step_9' }) },
      { constraint: 'feature_version_step_id_preprocess_fkey', orphan: aFeatureVersion({ stepIdPreprocess: 'step_9' }) },
    ],
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
        ...nulls(
          'dmdtFirst',
          'dmFirst',
          'sigmadmFirst',
          'dtFirst',
          'magmean',
          'magmedian',
          'magmax',
          'magmin',
          'magsigma',
          'maglast',
          'magfirst',
          'magmeanCorr',
          'magmedianCorr',
          'magmaxCorr',
          'magminCorr',
          'magsigmaCorr',
          'maglastCorr',
          'magfirstCorr',
          'firstmjd',
          'lastmjd',
          'saturationRate',
        ),
      }),
    ordered: [A, B].flatMap((oid) => [1, 2, 3].map((fid) => aMagnitudeStatistics({ oid, fid }))),
    refused: () => aMagnitudeStatistics({ magmean: Number.NaN }),
    references: [{ constraint: 'magstat_oid_fkey', orphan: aMagnitudeStatistics({ oid: 'ZTF99missing' }) }],
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
    references: [{ constraint: 'probability_oid_fkey', orphan: aProbability({ oid: 'ZTF99missing' }) }],
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
    references: [
      { constraint: 'feature_version_fkey', orphan: aFeature({ oid: A, version: 'unknown' }) },
      { constraint: 'feature_oid_fkey', orphan: aFeature({ oid: 'ZTF99missing', version: 'features_1' }) },
    ],
  });
  describeMatchRecords(engine, subject);
}
