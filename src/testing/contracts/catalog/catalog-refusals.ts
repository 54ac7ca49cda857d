import { ObjectId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { anAllwiseSource } from '../../builders/catalog/allwise-source.builder.js';
import type { CatalogServices } from '../../builders/catalog/catalog-services.js';
import { aFeatureVersion } from '../../builders/catalog/feature-version.builder.js';
import { aPipeline } from '../../builders/catalog/pipeline.builder.js';
import { aStep } from '../../builders/catalog/step.builder.js';

/** Two objects with a place on the sky, one without, and one that is not there. */
export const KNOWN = 'ZTF18known';
export const PLACED = 'ZTF18placed';
export const PLACELESS = 'ZTF18placeless';
const UNKNOWN = 'ZTF99missing';
/** What is there beside them: a step, a version of the features and a taxonomy with the classes SN and AGN. */
export const STEP = 'step_1';
export const VERSION = 'features_1';
export const CLASSIFIER = { classifierName: 'stamps', classifierVersion: '1' };

const LONG = 'é'.repeat(256);
const NUL = 'a\0b';
const HALF = 'a\ud800';
const place = { ra: 10, dec: 10, radius: 1 };
const feature = { oid: KNOWN, name: 'Amplitude', fid: 1, value: 1 };
const step = { ...aStep(), stepId: 'step_2' };
const pipeline = { ...aPipeline(), stepIdCorr: STEP, stepIdFeat: null, stepIdClf: null, stepIdOut: null, stepIdStamp: null };
const version = { ...aFeatureVersion(), version: 'features_2', stepIdFeature: STEP, stepIdPreprocess: null };
const source = { ...anAllwiseSource() };

type Call = (services: CatalogServices) => Promise<unknown>;

/** Classifications of which the last one cannot be. */
const classify =
  (oid: string, ...given: readonly (readonly [className: string, probability: number])[]): Call =>
  ({ classifications }) =>
    classifications.record(CLASSIFIER, [
      { oid: KNOWN, probabilities: [{ className: 'SN', probability: 1 }] },
      { oid, probabilities: given.map(([className, probability]) => ({ className, probability })) },
    ]);

/** Features of which the last one cannot be. */
const record =
  (fields: Partial<typeof feature>, by = VERSION): Call =>
  ({ features }) =>
    features.record(by, [feature, { ...feature, name: 'Period', ...fields }]);

/** Matches of which the last one cannot be. */
const match =
  (oid: string, fields: object = {}, besides: object = {}): Call =>
  ({ crossMatches }) =>
    crossMatches.recordAllwise([
      { oid: KNOWN, source: { ...source, oidCatalog: 'J1' } },
      { oid, source: { ...source, ...fields }, ...besides },
    ]);

const page =
  (fields: object): Call =>
  ({ classifications }) =>
    classifications.page({ ...CLASSIFIER, className: 'SN', ...fields });

/** What the services of the catalog refuse, and the code of the error it is refused with. */
export const CATALOG_REFUSALS: readonly (readonly [what: string, code: string, call: Call])[] = [
  ['an unknown object', 'OBJECT_NOT_FOUND', ({ objects }) => objects.get(ObjectId(UNKNOWN))],
  ['an object with a NUL in its name', 'DATABASE_VALUE_NOT_STORABLE', ({ objects }) => objects.get(ObjectId(NUL))],
  ['an object with half a character', 'DATABASE_VALUE_NOT_STORABLE', ({ objects }) => objects.get(ObjectId(HALF))],
  ['an object with an endless name', 'OBJECT_NOT_FOUND', ({ objects }) => objects.get(ObjectId('x'.repeat(10_000)))],
  ['a page of no objects', 'INVALID_VALUE', ({ objects }) => objects.list({ limit: 0 })],
  ['a page of too many', 'INVALID_VALUE', ({ objects }) => objects.list({ limit: 1_001 })],
  ['half a page', 'INVALID_VALUE', ({ objects }) => objects.list({ limit: 0.5 })],
  ['a page that is no number', 'INVALID_VALUE', ({ objects }) => objects.list({ limit: Number.NaN })],
  ['a page before the first', 'INVALID_VALUE', ({ objects }) => objects.list({ offset: -1 })],
  ['a page after NUL', 'DATABASE_VALUE_NOT_STORABLE', ({ objects }) => objects.list({ after: ObjectId(NUL) })],
  ['a cone beyond 24h', 'INVALID_VALUE', ({ objects }) => objects.near({ ...place, ra: 360 })],
  ['a cone over the pole', 'INVALID_VALUE', ({ objects }) => objects.near({ ...place, dec: 90.1 })],
  ['a cone nowhere', 'INVALID_VALUE', ({ objects }) => objects.near({ ...place, ra: Number.NaN })],
  ['a cone of negative radius', 'INVALID_VALUE', ({ objects }) => objects.near({ ...place, radius: -1 })],
  ['a cone larger than the sky', 'INVALID_VALUE', ({ objects }) => objects.near({ ...place, radius: Infinity })],
  ['a cone of no objects', 'INVALID_VALUE', ({ objects }) => objects.near(place, { limit: 0 })],

  ['a light curve of an unknown object', 'OBJECT_NOT_FOUND', ({ lightCurves }) => lightCurves.get(ObjectId(UNKNOWN))],
  ['a light curve of NUL', 'DATABASE_VALUE_NOT_STORABLE', ({ lightCurves }) => lightCurves.get(ObjectId(NUL))],
  [
    'light curves, one of half a character',
    'DATABASE_VALUE_NOT_STORABLE',
    ({ lightCurves }) => lightCurves.list([KNOWN, HALF].map(ObjectId)),
  ],
  ['magnitudes of NUL', 'DATABASE_VALUE_NOT_STORABLE', ({ magnitudes }) => magnitudes.recompute([KNOWN, NUL].map(ObjectId))],
  ['magnitudes of half a character', 'DATABASE_VALUE_NOT_STORABLE', ({ magnitudes }) => magnitudes.recompute([ObjectId(HALF)])],

  ['a step without a name', 'INVALID_VALUE', ({ steps }) => steps.getOrCreate({ ...step, name: ' ' })],
  ['a step with an endless id', 'INVALID_VALUE', ({ steps }) => steps.getOrCreate({ ...step, stepId: LONG })],
  ['a step with a NUL', 'INVALID_VALUE', ({ steps }) => steps.getOrCreate({ ...step, comments: NUL })],
  ['a step with endless comments', 'INVALID_VALUE', ({ steps }) => steps.getOrCreate({ ...step, comments: 'x'.repeat(10_001) })],
  ['a step with half a character', 'INVALID_VALUE', ({ steps }) => steps.getOrCreate({ ...step, version: HALF })],
  [
    'a step in the year 10000',
    'INVALID_VALUE',
    async ({ steps }) => steps.getOrCreate({ ...step, date: Instant.parse('+10000-01-01T00:00:00Z') }),
  ],
  [
    'a step before the year 1',
    'INVALID_VALUE',
    async ({ steps }) => steps.getOrCreate({ ...step, date: Instant.fromEpochMicroseconds(-(10n ** 18n)) }),
  ],
  [
    'a step with a date of another kind',
    'DATABASE_VALUE_NOT_STORABLE',
    ({ steps }) => steps.getOrCreate({ ...step, date: new Date() as never }),
  ],
  ['an unknown step', 'STEP_NOT_FOUND', ({ steps }) => steps.get('step_9')],
  ['a step called NUL', 'INVALID_VALUE', ({ steps }) => steps.get(NUL)],
  ['page 0 of the steps', 'INVALID_VALUE', ({ steps }) => steps.list({ page: 0 })],
  ['page NaN of the steps', 'INVALID_VALUE', ({ steps }) => steps.list({ page: Number.NaN })],
  ['a pipeline of an unknown step', 'STEP_NOT_FOUND', ({ pipelines }) => pipelines.getOrCreate({ ...pipeline, stepIdOut: 'step_9' })],
  ['a pipeline with an endless id', 'INVALID_VALUE', ({ pipelines }) => pipelines.getOrCreate({ ...pipeline, pipelineId: LONG })],
  ['a pipeline of a step with a NUL', 'INVALID_VALUE', ({ pipelines }) => pipelines.getOrCreate({ ...pipeline, stepIdFeat: NUL })],
  ['an unknown pipeline', 'PIPELINE_NOT_FOUND', ({ pipelines }) => pipelines.get('pipeline_9')],

  [
    'a feature version of an unknown step',
    'STEP_NOT_FOUND',
    ({ features }) => features.addVersion({ ...version, stepIdFeature: 'step_9' }),
  ],
  ['a feature version without a name', 'INVALID_VALUE', ({ features }) => features.addVersion({ ...version, version: '' })],
  ['an endless feature version', 'INVALID_VALUE', ({ features }) => features.addVersion({ ...version, version: LONG })],
  ['features of an unknown version', 'FEATURE_VERSION_NOT_FOUND', record({}, 'features_9')],
  ['features of an unknown object', 'OBJECT_NOT_FOUND', record({ oid: UNKNOWN })],
  ['a feature of no object', 'INVALID_VALUE', record({ oid: 'a b' })],
  ['a feature that is no number', 'INVALID_VALUE', record({ value: Number.NaN })],
  ['an infinite feature', 'INVALID_VALUE', record({ value: -Infinity })],
  ['a feature of half a band', 'INVALID_VALUE', record({ fid: 0.5 })],
  ['a feature of a band beyond 32 bits', 'INVALID_VALUE', record({ fid: 2 ** 31 })],
  ['a feature with an endless name', 'INVALID_VALUE', record({ name: LONG })],
  ['a feature with half a character', 'INVALID_VALUE', record({ name: HALF })],
  ['a feature given twice', 'INVALID_VALUE', record({ name: feature.name, value: 2 })],
  ['the features of an unknown object', 'OBJECT_NOT_FOUND', ({ features }) => features.list(UNKNOWN)],
  ['the features of an unknown version', 'FEATURE_VERSION_NOT_FOUND', ({ features }) => features.list(KNOWN, 'features_9')],
  ['the latest features of an unknown object', 'OBJECT_NOT_FOUND', ({ features }) => features.findLatestVersion(UNKNOWN)],

  [
    'a taxonomy without classes',
    'INVALID_VALUE',
    ({ taxonomies }) => taxonomies.add({ ...CLASSIFIER, classifierName: 'new', classes: [] }),
  ],
  [
    'a taxonomy with a class twice',
    'INVALID_VALUE',
    ({ taxonomies }) => taxonomies.add({ ...CLASSIFIER, classifierName: 'new', classes: ['SN', 'SN'] }),
  ],
  ['a taxonomy with a NUL', 'INVALID_VALUE', ({ taxonomies }) => taxonomies.add({ ...CLASSIFIER, classifierName: 'new', classes: [NUL] })],
  [
    'a taxonomy of an endless name',
    'INVALID_VALUE',
    ({ taxonomies }) => taxonomies.add({ ...CLASSIFIER, classifierName: LONG, classes: ['SN'] }),
  ],
  ['a taxonomy with other classes', 'TAXONOMY_CONFLICT', ({ taxonomies }) => taxonomies.add({ ...CLASSIFIER, classes: ['AGN', 'SN'] })],
  ['an unknown taxonomy', 'TAXONOMY_NOT_FOUND', ({ taxonomies }) => taxonomies.get({ ...CLASSIFIER, classifierVersion: '9' })],
  ['a page of no taxonomies', 'INVALID_VALUE', ({ taxonomies }) => taxonomies.list({ perPage: 0 })],

  [
    'probabilities of an unknown classifier',
    'TAXONOMY_NOT_FOUND',
    ({ classifications }) => classifications.record({ ...CLASSIFIER, classifierName: 'nobody' }, []),
  ],
  ['probabilities of an unknown object', 'OBJECT_NOT_FOUND', classify(UNKNOWN, ['SN', 1])],
  ['a class that the classifier does not know', 'CLASS_NOT_IN_TAXONOMY', classify(PLACELESS, ['SN', 0.5], ['QSO', 0.5])],
  ['a class with another case', 'CLASS_NOT_IN_TAXONOMY', classify(PLACELESS, ['sn', 1])],
  ['a class of NUL', 'CLASS_NOT_IN_TAXONOMY', classify(PLACELESS, [NUL, 1])],
  ['a class given twice', 'INVALID_VALUE', classify(PLACELESS, ['SN', 0.5], ['SN', 0.5])],
  ['probabilities below 1', 'PROBABILITIES_DO_NOT_SUM', classify(PLACELESS, ['SN', 0.5], ['AGN', 0.4985])],
  ['probabilities above 1', 'PROBABILITIES_DO_NOT_SUM', classify(PLACELESS, ['SN', 0.5], ['AGN', 0.5015])],
  ['no probabilities', 'PROBABILITIES_DO_NOT_SUM', classify(PLACELESS)],
  ['a probability that is no number', 'INVALID_VALUE', classify(PLACELESS, ['SN', Number.NaN])],
  ['a negative probability', 'INVALID_VALUE', classify(PLACELESS, ['SN', 1.5], ['AGN', -0.5])],
  [
    'an object classified twice',
    'INVALID_VALUE',
    ({ classifications }) =>
      classifications.record(
        CLASSIFIER,
        [KNOWN, KNOWN].map((oid) => ({ oid, probabilities: [{ className: 'SN', probability: 1 }] })),
      ),
  ],
  ['the classes of an unknown object', 'OBJECT_NOT_FOUND', ({ classifications }) => classifications.list(UNKNOWN)],
  ['the most likely class of no object', 'INVALID_VALUE', ({ classifications }) => classifications.findMostLikely('', CLASSIFIER)],
  ['the objects of an unknown class', 'CLASS_NOT_IN_TAXONOMY', page({ className: 'QSO' })],
  ['the objects of an unknown classifier', 'TAXONOMY_NOT_FOUND', page({ classifierVersion: '9' })],
  ['a page of no probabilities', 'INVALID_VALUE', page({ limit: 0 })],
  ['a page behind a made-up cursor', 'QUERY_CURSOR_REFUSED', page({ cursor: 'eyJ9' })],

  ['a match of an unknown object', 'OBJECT_NOT_FOUND', match(UNKNOWN)],
  ['a match of an object without a place', 'OBJECT_WITHOUT_POSITION', match(PLACELESS)],
  ['an object matched twice', 'INVALID_VALUE', match(KNOWN)],
  ['a source beyond 24h', 'INVALID_VALUE', match(PLACED, { ra: 360 })],
  ['a source over the pole', 'INVALID_VALUE', match(PLACED, { dec: -91 })],
  ['a source of infinite magnitude', 'INVALID_VALUE', match(PLACED, { w1mpro: Infinity })],
  ['a source with an endless name', 'INVALID_VALUE', match(PLACED, { oidCatalog: LONG })],
  ['a source of a class with a NUL', 'INVALID_VALUE', match(PLACED, {}, { classCatalog: NUL })],
  ['a source with a period that is no number', 'INVALID_VALUE', match(PLACED, {}, { period: Number.NaN })],
  ['the matches of an unknown object', 'OBJECT_NOT_FOUND', ({ crossMatches }) => crossMatches.list(UNKNOWN)],
  ['a negative distance', 'INVALID_VALUE', ({ crossMatches }) => crossMatches.findNearest(KNOWN, -1)],
  ['a distance that is no number', 'INVALID_VALUE', ({ crossMatches }) => crossMatches.findNearest(KNOWN, Number.NaN)],
  ['the dossier of an unknown object', 'OBJECT_NOT_FOUND', ({ dossiers }) => dossiers.get(UNKNOWN)],
  ['dossiers, one of NUL', 'INVALID_VALUE', ({ dossiers }) => dossiers.list([KNOWN, NUL])],
  ['dossiers, one with an endless name', 'INVALID_VALUE', ({ dossiers }) => dossiers.list(['x'.repeat(65)])],
];
