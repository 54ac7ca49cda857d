import { expect } from 'chai';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { crossMatchListSchema } from '../../../src/adapters/http/catalog/cross-match.http.js';
import { featureListSchema } from '../../../src/adapters/http/catalog/feature.http.js';
import { lightCurveListSchema } from '../../../src/adapters/http/catalog/light-curve.http.js';
import { objectDossierListSchema, objectDossierSchema } from '../../../src/adapters/http/catalog/object-dossier.http.js';
import { pipelineSchema } from '../../../src/adapters/http/catalog/pipeline.http.js';
import { probabilityListSchema, probabilityPageSchema } from '../../../src/adapters/http/catalog/probability.http.js';
import { stepPageSchema, stepSchema } from '../../../src/adapters/http/catalog/step.http.js';
import { taxonomyPageSchema, taxonomySchema } from '../../../src/adapters/http/catalog/taxonomy.http.js';
import { allwiseSourceTable } from '../../../src/adapters/schema/catalog/allwise-source.schema.js';
import { crossMatchTable } from '../../../src/adapters/schema/catalog/cross-match.schema.js';
import { dataQualityMapper } from '../../../src/adapters/schema/catalog/data-quality.mapper.js';
import { gaiaMatchMapper } from '../../../src/adapters/schema/catalog/gaia-match.mapper.js';
import { allwiseSourceMapper } from '../../../src/adapters/schema/catalog/allwise-source.mapper.js';
import { featureTable } from '../../../src/adapters/schema/catalog/feature.schema.js';
import { magnitudeStatisticsMapper } from '../../../src/adapters/schema/catalog/magnitude-statistics.mapper.js';
import { pipelineTable } from '../../../src/adapters/schema/catalog/pipeline.schema.js';
import { probabilityTable } from '../../../src/adapters/schema/catalog/probability.schema.js';
import { ps1MatchMapper } from '../../../src/adapters/schema/catalog/ps1-match.mapper.js';
import { referenceImageMapper } from '../../../src/adapters/schema/catalog/reference-image.mapper.js';
import { solarSystemMatchMapper } from '../../../src/adapters/schema/catalog/solar-system-match.mapper.js';
import { stepTable } from '../../../src/adapters/schema/catalog/step.schema.js';
import { taxonomyTable } from '../../../src/adapters/schema/catalog/taxonomy.schema.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import {
  aCrossMatch,
  aDataQuality,
  aDetection,
  aGaiaMatch,
  aMagnitudeStatistics,
  anAllwiseSource,
  anObject,
  aPs1Match,
  aReferenceImage,
  aSolarSystemMatch,
} from '../../../src/testing/builders/catalog/index.js';
import { Components, serviceOn } from './doubles.js';

const CATALOG = '/api/catalog';
const [A, B] = ['ZTF18a', 'ZTF18b'] as const;
const CANDID = 1_213_227_041_015_015_005n;
const STAMPS = { classifier_name: 'stamps', classifier_version: '1' };

const columns = (table: TableSchema): string[] => Object.keys(table.columns).sort();
const names = (shown: object | undefined): string[] => Object.keys(shown ?? {}).sort();
/** A row as an answer shows it: 64-bit integers in digits. */
const shown = (row: object): unknown =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [name, typeof value === 'bigint' ? String(value) : value]),
  );

describe('HTTP records of the catalog', () => {
  let components: Components;
  let app: FastifyInstance;

  beforeEach(async () => {
    components = new Components();
    app = serviceOn(components);
    await components.objects.seed(anObject(A, { meanra: 10, meandec: 10 }), anObject(B, { meanra: 11, meandec: 11 }));
  });
  afterEach(() => app.close());

  const get = (path: string) => app.inject(`${CATALOG}${path}`);
  const post = (path: string, payload: object) => app.inject({ method: 'POST', url: `${CATALOG}${path}`, payload });
  const code = (response: LightMyRequestResponse): string => response.json<{ code: string }>().code;

  it('ranks what a classifier says, and pages the objects of a class by cursor', async () => {
    const taxonomy = { ...STAMPS, classes: ['SN', 'AGN', 'bogus'] };
    const added = await post('/taxonomies', taxonomy);
    expect([added.statusCode, (await post('/taxonomies', taxonomy)).statusCode]).to.deep.equal([201, 200]);
    expect(names(taxonomySchema.parse(added.json()))).to.deep.equal(columns(taxonomyTable));
    expect(taxonomyPageSchema.parse((await get('/taxonomies')).json())).to.deep.include({ items: [taxonomy], total: 1, has_next: false });
    const of = (oid: string, probability: number) => ({
      oid,
      probabilities: [
        { class_name: 'AGN', probability: 1 - probability },
        { class_name: 'SN', probability },
      ],
    });
    const stored = await post('/probabilities', { ...STAMPS, objects: [of(A, 0.75), of(B, 0.875)] });
    expect(stored.statusCode).to.equal(200);
    expect(probabilityListSchema.parse(stored.json())).to.have.length(6);
    const own = probabilityListSchema.parse((await get(`/objects/${A}/probabilities`)).json());
    expect(names(own[0])).to.deep.equal(columns(probabilityTable));
    expect(own.map(({ class_name, probability, ranking }) => [ranking, class_name, probability])).to.deep.equal([
      [1, 'SN', 0.75],
      [2, 'AGN', 0.25],
      [3, 'bogus', 0],
    ]);
    const query = 'classifier_name=stamps&classifier_version=1&class_name=SN';
    const first = probabilityPageSchema.parse((await get(`/probabilities?${query}&limit=1`)).json());
    expect([first.items[0]?.oid, first.has_next]).to.deep.equal([B, true]);
    const second = probabilityPageSchema.parse((await get(`/probabilities?${query}&limit=1&cursor=${String(first.next)}`)).json());
    expect([second.items[0]?.oid, second.has_next, second.next]).to.deep.equal([A, false, null]);
  });

  it('keeps steps, pipelines and features by version, and gives those of the latest', async () => {
    const step = { step_id: 'feat_1', name: 'features', version: '1', comments: 'é', date: '2020-04-28T07:26:57.001441+02:00' };
    const added = await post('/steps', step);
    expect([added.statusCode, (await post('/steps', { ...step, comments: 'other' })).statusCode]).to.deep.equal([201, 200]);
    const kept = { ...step, date: '2020-04-28T05:26:57.001441Z' };
    expect(stepSchema.parse((await get('/steps/feat_1')).json())).to.deep.equal(kept);
    expect(names(added.json())).to.deep.equal(columns(stepTable));
    expect(stepPageSchema.parse((await get('/steps?per_page=1')).json())).to.deep.include({ items: [kept], pages: 1 });
    const pipeline = await post('/pipelines', { pipeline_id: 'p1', step_id_feat: 'feat_1', date: step.date });
    expect(names(pipelineSchema.parse(pipeline.json()))).to.deep.equal(columns(pipelineTable));
    expect(pipelineSchema.parse((await get('/pipelines/p1')).json())).to.deep.include({ step_id_feat: 'feat_1', step_id_corr: null });
    expect((await post('/feature_versions', { version: 'v1', step_id_feature: 'feat_1' })).statusCode).to.equal(201);
    const feature = { oid: A, name: 'Amplitude', value: 5e-324, fid: 12 };
    expect((await post('/features', { version: 'v1', features: [feature, { ...feature, fid: 1, value: null }] })).statusCode).to.equal(200);
    const listed = featureListSchema.parse((await get(`/objects/${A}/features`)).json());
    expect(listed).to.deep.equal([
      { ...feature, fid: 1, value: null, version: 'v1' },
      { ...feature, version: 'v1' },
    ]);
    expect(names(listed[0])).to.deep.equal(columns(featureTable));
    expect((await get(`/objects/${A}/features?version=v1`)).json()).to.deep.equal(listed);
    expect((await get(`/objects/${B}/features`)).json()).to.deep.equal([]);
  });

  it('measures cross matches, and lists them', async () => {
    const source = { oid_catalog: 'J1', ra: 10, dec: 10.001, w1mpro: 12.5, j_m_2mass: 13.5 };
    const stored = await post('/crossmatches', { matches: [{ oid: A, source, class_catalog: 'RRLyr' }] });
    expect(stored.statusCode).to.equal(200);
    const [match] = crossMatchListSchema.parse((await get(`/objects/${A}/crossmatches`)).json());
    expect(names(match)).to.deep.equal(columns(crossMatchTable));
    expect(match).to.include({ oid: A, catid: 'allwise', oid_catalog: 'J1', class_catalog: 'RRLyr', period: null });
    expect(match?.dist).to.be.closeTo(3.6, 1e-9);
    const { allwise } = objectDossierSchema.parse((await get(`/objects/${A}/dossier`)).json());
    expect(names(allwise[0])).to.deep.equal(columns(allwiseSourceTable));
    expect(allwise[0]).to.include({ ...source, w2mpro: null, k_msig_2mass: null });
  });

  it('tells everything of objects under the names of the columns, ids exact to the last digit', async () => {
    const { records } = components;
    await components.detections.seed(aDetection({ oid: A, candid: CANDID }));
    const given = {
      magstat: aMagnitudeStatistics({ oid: A }),
      source: anAllwiseSource({ oidCatalog: 'J1' }),
      gaia: aGaiaMatch({ oid: A }),
      ss: aSolarSystemMatch({ oid: A }),
      ps1: aPs1Match({ oid: A }),
      reference: aReferenceImage({ oid: A }),
      quality: aDataQuality({ oid: A, candid: CANDID }),
    };
    await records.magnitudeStatistics.addNew([given.magstat]);
    await records.allwiseSource.addNew([given.source]);
    await records.crossMatch.addNew([aCrossMatch({ oid: A, catid: 'allwise', oidCatalog: 'J1' })]);
    await records.gaiaMatch.addNew([given.gaia]);
    await records.solarSystemMatch.addNew([given.ss]);
    await records.ps1Match.addNew([given.ps1]);
    await records.referenceImage.addNew([given.reference]);
    await records.dataQuality.addNew([given.quality]);
    const dossier = objectDossierSchema.parse((await get(`/objects/${A}/dossier`)).json());
    expect(dossier).to.deep.include({
      magstats: [shown(magnitudeStatisticsMapper.toRow(given.magstat))],
      allwise: [shown(allwiseSourceMapper.toRow(given.source))],
      gaia: shown(gaiaMatchMapper.toRow(given.gaia)),
      ss: shown(solarSystemMatchMapper.toRow(given.ss)),
      ps1: [shown(ps1MatchMapper.toRow(given.ps1))],
      references: [shown(referenceImageMapper.toRow(given.reference))],
      dataquality: [shown(dataQualityMapper.toRow(given.quality))],
    });
    expect(dossier.ps1[0]?.objectidps1).to.equal('873618268778003151');
    const several = objectDossierListSchema.parse((await get(`/dossiers?oids=${B},ZTF99missing,${A}`)).json());
    expect(several.map(({ object }) => object.oid)).to.deep.equal([B, A]);
    expect(several[1]).to.deep.equal(dossier);
    expect(several[0]).to.deep.include({ gaia: null, ss: null, ps1: [], magstats: [], most_likely: [] });
  });

  it('gives the light curves of several objects in the order asked for', async () => {
    await components.detections.seed(aDetection({ oid: A, candid: CANDID }));
    const curves = lightCurveListSchema.parse((await get(`/lightcurves?oids=${B},ZTF99missing,${A},${B}`)).json());
    expect(curves.map(({ oid, detections }) => [oid, detections.map(({ candid }) => candid)])).to.deep.equal([
      [B, []],
      [A, [String(CANDID)]],
    ]);
  });

  it('answers 404 for what is not there, with its code', async () => {
    for (const path of ['features', 'probabilities', 'crossmatches', 'dossier']) {
      const missing = await get(`/objects/ZTF99missing/${path}`);
      expect([missing.statusCode, code(missing)], path).to.deep.equal([404, 'OBJECT_NOT_FOUND']);
    }
    for (const [path, expected] of [
      ['/steps/nothing', 'STEP_NOT_FOUND'],
      ['/pipelines/nothing', 'PIPELINE_NOT_FOUND'],
      [`/objects/${A}/features?version=nothing`, 'FEATURE_VERSION_NOT_FOUND'],
      ['/probabilities?classifier_name=a&classifier_version=b&class_name=c', 'TAXONOMY_NOT_FOUND'],
    ] as const) {
      const missing = await get(path);
      expect([missing.statusCode, code(missing)], path).to.deep.equal([404, expected]);
    }
  });

  it('refuses what cannot be, naming the field, and stores nothing', async () => {
    await post('/taxonomies', { ...STAMPS, classes: ['SN'] });
    await post('/feature_versions', { version: 'v1' });
    const long = 'x'.repeat(256);
    const said = (probability: unknown) => ({ ...STAMPS, objects: [{ oid: A, probabilities: [{ class_name: 'SN', probability }] }] });
    const feature = { oid: A, name: 'n', value: 1, fid: 1 };
    for (const [path, body, field] of [
      ['/taxonomies', { ...STAMPS, classes: [] }, 'classes'],
      ['/taxonomies', { ...STAMPS, classifier_name: long, classes: ['a'] }, 'classifier_name'],
      ['/probabilities', said(1.5), 'objects.0.probabilities.0.probability'],
      ['/probabilities', said('1'), 'objects.0.probabilities.0.probability'],
      ['/features', { version: 'v1', features: [{ ...feature, name: 'a\0b' }] }, 'features.0.name'],
      ['/features', { version: 'v1', features: [{ ...feature, fid: 2 ** 31 }] }, 'features.0.fid'],
      ['/features', { version: 'v1', features: [{ ...feature, more: 1 }] }, 'features.0.more'],
      ['/steps', { step_id: 's', name: 'n', version: 'v', date: 'yesterday' }, 'date'],
      ['/pipelines', { pipeline_id: '\ud800', date: '2020-01-01T00:00:00Z' }, 'pipeline_id'],
      ['/crossmatches', { matches: [{ oid: A, source: { oid_catalog: 'J', ra: 360, dec: 0 } }] }, 'matches.0.source.ra'],
    ] as const) {
      const refused = await post(path, body);
      expect([refused.statusCode, refused.json<{ errors: { field: string }[] }>().errors.map((error) => error.field)], path).to.deep.equal([
        400,
        [field],
      ]);
    }
    for (const [path, body, status, expected] of [
      ['/probabilities', said(0.5), 400, 'PROBABILITIES_DO_NOT_SUM'],
      ['/taxonomies', { ...STAMPS, classes: ['AGN'] }, 409, 'TAXONOMY_CONFLICT'],
      ['/feature_versions', { version: 'v2', step_id_feature: 'nothing' }, 404, 'STEP_NOT_FOUND'],
    ] as const) {
      const refused = await post(path, body);
      expect([refused.statusCode, code(refused)], path).to.deep.equal([status, expected]);
    }
    for (const query of ['', '?oids=', '?oids=a b', `?oids=${Array.from({ length: 101 }, () => 'a').join(',')}`, '?oids=a&oids=b'])
      for (const path of ['/lightcurves', '/dossiers']) expect((await get(`${path}${encodeURI(query)}`)).statusCode, query).to.equal(400);
    const { records } = components;
    const counts = [records.taxonomy, records.featureVersion, records.probability, records.feature, records.step, records.crossMatch];
    expect(await Promise.all(counts.map((repository) => repository.count()))).to.deep.equal([1, 1, 0, 0, 0, 0]);
  });
});
