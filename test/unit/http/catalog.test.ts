import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { astronomicalObjectPageSchema, astronomicalObjectSchema } from '../../../src/adapters/http/catalog/astronomical-object.http.js';
import { coneSchema } from '../../../src/adapters/http/catalog/cone.http.js';
import { lightCurveSchema } from '../../../src/adapters/http/catalog/light-curve.http.js';
import { astronomicalObjectTable } from '../../../src/adapters/schema/catalog/astronomical-object.schema.js';
import { detectionTable } from '../../../src/adapters/schema/catalog/detection.schema.js';
import { nonDetectionTable } from '../../../src/adapters/schema/catalog/non-detection.schema.js';
import { AstronomicalObject } from '../../../src/domain/catalog/astronomical-object.js';
import { objectId } from '../../../src/domain/catalog/catalog-id.js';
import { Detection } from '../../../src/domain/catalog/detection.js';
import { NonDetection } from '../../../src/domain/catalog/non-detection.js';
import { Components, serviceOn } from './doubles.js';

const OBJECTS = '/api/catalog/objects';
const OID = 'ZTF18aazeood';

function detection(candid: bigint, mjd: number): Detection {
  return new Detection({
    candid,
    oid: OID,
    mjd,
    fid: 2,
    pid: 987654321123456789n,
    diffmaglim: 20.5,
    isdiffpos: -1,
    nid: 500,
    ra: 251.9,
    dec: -7.5,
    magpsf: 18.25,
    sigmapsf: 0.1,
    magap: null,
    sigmagap: 0,
    distnr: 1e-7,
    rb: 0.5,
    rbversion: 'a "quoted" \\ text',
    drb: null,
    drbversion: null,
    magapbig: null,
    sigmagapbig: null,
    rfid: 783120150,
    magpsfCorr: 17.5,
    sigmapsfCorr: 0.2,
    sigmapsfCorrExt: 0.3,
    corrected: true,
    dubious: false,
    parentCandid: 9223372036854775807n,
    hasStamp: true,
    stepIdCorr: 'corr_1',
  });
}

describe('HTTP catalog', () => {
  let components: Components;
  let app: FastifyInstance;

  beforeEach(async () => {
    components = new Components();
    app = serviceOn(components);
    await components.objects.seed(AstronomicalObject.undetected(objectId(OID)));
  });

  afterEach(() => app.close());

  it('serves a light curve in order, ids exact to the last digit, under the names of the columns', async () => {
    await components.detections.seed(detection(1213227041015015005n, 58_002), detection(1213227041015015004n, 58_001));
    await components.nonDetections.seed(new NonDetection({ oid: OID, fid: 1, mjd: 58_000.123456789, diffmaglim: null }));
    const response = await app.inject(`${OBJECTS}/${OID}/lightcurve`);
    expect(response.headers['content-type']).to.equal('application/json; charset=utf-8');
    const curve = lightCurveSchema.parse(response.json());
    expect(Object.keys(curve)).to.deep.equal(['oid', 'detections', 'non_detections']);
    expect(curve.detections.map(({ candid, mjd }) => [candid, mjd])).to.deep.equal([
      ['1213227041015015004', 58_001],
      ['1213227041015015005', 58_002],
    ]);
    const [first] = curve.detections;
    expect(Object.keys(first ?? {})).to.deep.equal(Object.keys(detectionTable.columns));
    expect(first).to.deep.include({
      pid: '987654321123456789',
      parent_candid: '9223372036854775807',
      distnr: 1e-7,
      magap: null,
      isdiffpos: -1,
    });
    expect(first).to.deep.include({ magpsf_corr: 17.5, sigmapsf_corr: 0.2, sigmapsf_corr_ext: 0.3, rbversion: 'a "quoted" \\ text' });
    expect(curve.non_detections).to.deep.equal([{ oid: OID, fid: 1, mjd: 58_000.123456789, diffmaglim: null }]);
    expect(Object.keys(curve.non_detections[0] ?? {})).to.deep.equal(Object.keys(nonDetectionTable.columns));
  });

  it('serves an object under the names of the columns', async () => {
    const object = astronomicalObjectSchema.parse((await app.inject(`${OBJECTS}/${OID}`)).json());
    expect(Object.keys(object)).to.deep.equal(Object.keys(astronomicalObjectTable.columns));
    expect(object).to.deep.include({ oid: OID, ndet: 0, meanra: null });
  });

  it('puts every field of an object under its own column', async () => {
    const numbers = { ndethist: 1, ncovhist: 2, mjdstarthist: 3, mjdendhist: 4, ndet: 5, grMax: 6, grMaxCorr: 7, grMean: 8, grMeanCorr: 9 };
    const more = { meanra: 10, meandec: 11, sigmara: 12, sigmadec: 13, deltajd: 14, firstmjd: 15, lastmjd: 16, stepIdCorr: '17' };
    const flags = { corrected: true, stellar: false, diffpos: true, referenceChange: false };
    await components.objects.seed(new AstronomicalObject({ oid: 'ZTF20full', ...numbers, ...more, ...flags }));
    expect((await app.inject(`${OBJECTS}/ZTF20full`)).json()).to.deep.equal({
      ...{ oid: 'ZTF20full', ndethist: 1, ncovhist: 2, mjdstarthist: 3, mjdendhist: 4, corrected: true, stellar: false, ndet: 5 },
      ...{ g_r_max: 6, g_r_max_corr: 7, g_r_mean: 8, g_r_mean_corr: 9, meanra: 10, meandec: 11, sigmara: 12, sigmadec: 13 },
      ...{ deltajd: 14, firstmjd: 15, lastmjd: 16, step_id_corr: '17', diffpos: true, reference_change: false },
    });
  });

  it('pages by offset and by cursor, each object once', async () => {
    for (const name of ['ZTF01', 'ZTF02', 'ZTF03', 'ZTF04']) await components.objects.seed(AstronomicalObject.undetected(objectId(name)));
    const page = async (path: string) => astronomicalObjectPageSchema.parse((await app.inject(path)).json());
    const seen: string[] = [];
    for (let path: string | null = `${OBJECTS}?limit=2`; path !== null;) {
      const one: Awaited<ReturnType<typeof page>> = await page(path);
      seen.push(...one.items.map(({ oid }) => oid));
      expect(one.has_next).to.equal(one.next !== null);
      path = one.next;
    }
    expect(seen).to.deep.equal(['ZTF01', 'ZTF02', 'ZTF03', 'ZTF04', OID]);
    expect((await page(`${OBJECTS}?limit=2&offset=4`)).items.map(({ oid }) => oid)).to.deep.equal([OID]);
    expect((await page(`${OBJECTS}?offset=5`)).items).to.deep.equal([]);
  });

  it('finds the objects near a place, nearest first', async () => {
    const near = (oid: string, meanra: number, meandec: number) =>
      new AstronomicalObject({ ...AstronomicalObject.undetected(objectId(oid)), meanra, meandec });
    await components.objects.seed(near('ZTF1', 359.75, 0), near('ZTF2', 0.125, 0), near('ZTF3', 1, 0));
    const cone = async (query: string) => coneSchema.parse((await app.inject(`/api/catalog/cone?${query}`)).json());
    const found = await cone('ra=0&dec=0&radius=0.5');
    expect(found.items.map(({ distance, object }) => [object.oid, distance])).to.deep.equal([
      ['ZTF2', 0.125],
      ['ZTF1', 0.25],
    ]);
    expect(found.complete).to.equal(true);
    expect(await cone('ra=0.0&dec=-0&radius=5e-1&limit=1')).to.deep.equal({ items: found.items.slice(0, 1), complete: false });
  });

  it('refuses a cone that cannot be, naming what is wrong', async () => {
    const cases = {
      ra: 'ra=360&dec=0&radius=1',
      dec: 'ra=1&dec=-90.01&radius=1',
      radius: 'ra=1&dec=0&radius=11',
      limit: 'ra=1&dec=0&radius=1&limit=0',
    };
    const wrong = {
      ...cases,
      'ra ': 'dec=0&radius=1',
      'dec ': 'ra=1&dec=NaN&radius=1',
      'radius ': 'ra=1&dec=1&radius=',
      ' ra': 'ra=0x10&dec=1&radius=1',
    };
    for (const [field, query] of Object.entries(wrong)) {
      const refused = await app.inject(`/api/catalog/cone?${query}`);
      expect(refused.statusCode, query).to.equal(400);
      expect(refused.json<{ errors: { field: string }[] }>().errors.map((error) => error.field)).to.deep.equal([field.trim()]);
    }
  });

  for (const path of ['', '/lightcurve'])
    it(`answers 404 for an object that does not exist and 400 for a name that cannot be one (${path || 'the object'})`, async () => {
      const missing = await app.inject(`${OBJECTS}/ZTF99nothing${path}`);
      expect([missing.statusCode, missing.json<{ code: string }>().code]).to.deep.equal([404, 'OBJECT_NOT_FOUND']);
      for (const name of ["x'%20OR%201=1", 'a%00b', '%F0%9F%94%AD', '-', 'null']) {
        const refused = await app.inject(`${OBJECTS}/${name}${path}`);
        expect(refused.statusCode, name).to.equal(400);
        expect(refused.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).to.deep.equal(['oid']);
      }
    });
});
