import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { componentsOf } from '../../profiles/index.js';
import { createHttpService } from '../../src/adapters/http/index.js';
import { detectionTable } from '../../src/adapters/schema/catalog/detection.schema.js';
import { Container } from '../../src/container/index.js';
import { IngestService } from '../../src/services/catalog/ingest.service.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { ROOT } from './project-root.js';
import { BUILT_IN_DATABASES } from '../../src/settings/settings-schema.js';

const OID = 'ZTF18aazeood';
const sample = (name: string): string => `${ROOT}/examples/data/${name}`;
const DETECTIONS = sample('lc_correction_10_objects_corrected.csv');
const NON_DETECTIONS = sample('lc_correction_10_objects_non_detections.csv');
const EXPORT = sample('lc_correction_ZTF18aavqlpk_explorer_export.csv');
const ALERT = sample('1213227041015015005.json');

interface LightCurveJson {
  readonly oid: string;
  readonly detections: readonly Readonly<Record<string, unknown>>[];
  readonly non_detections: readonly Readonly<Record<string, unknown>>[];
}

/** The rows of a CSV as text, read by a parser that the product does not use. */
function csv(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { columns: true, bom: true });
}

/** What the sample file says of a detection, column by column, read independently of the product. */
function expectedDetection(row: Record<string, string>): Record<string, unknown> {
  const values = Object.entries(detectionTable.columns).map(([name, { kind }]): [string, unknown] => {
    const cell = name === 'oid' ? row['objectId'] : row[name];
    if (cell === undefined || cell === '' || cell === 'null' || cell === '-999') return [name, null];
    if (kind === 'bigint' || kind === 'text') return [name, cell];
    return [name, kind === 'boolean' ? cell === 'true' : Number(cell)];
  });
  return Object.fromEntries(values);
}

/** By mjd; candids of one moment in order of their digits, which are equally many; then by band. */
const byMjd = (left: Record<string, unknown>, right: Record<string, unknown>): number =>
  Number(left['mjd']) - Number(right['mjd']) ||
  String(left['candid']).localeCompare(String(right['candid'])) ||
  Number(left['fid']) - Number(right['fid']);

describe('the sample observations, served', () => {
  const answers = new Map<string, string>();

  for (const engine of ALL_ENGINES)
    describe(`on ${engine}`, () => {
      let backend: Backend;
      let container: Container;
      let http: FastifyInstance;

      before(async () => {
        backend = await newBackend(engine);
        const profile = engine === 'memory' ? 'test' : 'production';
        const settings = new FixedSettings({
          databases: Object.fromEntries(BUILT_IN_DATABASES.map((name) => [name, backend.url])),
          profile,
        });
        container = await Container.start({ profile, components: await componentsOf(profile), settings });
        await container.resolve(IngestService).ingest([DETECTIONS, NON_DETECTIONS, EXPORT, ALERT]);
        http = createHttpService(container, settings);
      });
      after(async () => {
        await http.close();
        await container.stop();
        await backend.remove();
      });

      const lightCurve = async (oid: string): Promise<LightCurveJson> => {
        const response = await http.inject(`/api/catalog/objects/${oid}/lightcurve`);
        expect(response.statusCode).to.equal(200);
        return response.json();
      };

      it(`gives ${OID} exactly the detections of the file, every column, ordered by mjd`, async () => {
        const rows = csv(DETECTIONS).filter((row) => row['objectId'] === OID);
        const { oid, detections } = await lightCurve(OID);
        expect(oid).to.equal(OID);
        expect(detections).to.have.length(763);
        expect(detections).to.deep.equal(rows.map(expectedDetection).sort(byMjd));
      });

      it(`gives ${OID} exactly the non-detections of the file`, async () => {
        const expected = csv(NON_DETECTIONS)
          .filter((row) => row['objectId'] === OID)
          .map((row) => ({
            oid: OID,
            fid: Number(row['fid']),
            mjd: Number(row['jd']) - 2_400_000.5,
            diffmaglim: Number(row['diffmaglim']),
          }))
          .sort(byMjd);
        const { non_detections: nonDetections } = await lightCurve(OID);
        expect(nonDetections).to.have.length(413);
        expect(nonDetections).to.deep.equal(expected);
      });

      it('keeps the candids of the web export from its exact column, never the rounded one', async () => {
        const rows = csv(EXPORT);
        const { detections } = await lightCurve('ZTF18aavqlpk');
        const candids = detections.map((detection) => detection['candid']);
        expect(candids.toSorted()).to.deep.equal(rows.map((row) => row['candid_str']).toSorted());
        expect(rows.filter((row) => row['candid'] !== row['candid_str'])).to.have.length(348);
      });

      it('gives the alert its detections and non-detections', async () => {
        const { detections, non_detections: nonDetections } = await lightCurve('ZTF20aaelulu');
        expect(detections).to.have.length(11);
        expect(nonDetections).to.have.length(5);
        expect(detections.at(-1)).to.include({
          candid: '1213227041015015005',
          pid: '1213227041015',
          isdiffpos: 1,
          mjd: 2_458_967.727_048_6 - 2_400_000.5,
        });
      });

      it('answers the same bytes as the other engines', async () => {
        const paths = [
          'objects?limit=500',
          ...['ZTF18aazeood', 'ZTF18aavqlpk', 'ZTF20aaelulu', 'ZTF17aaaecgt'].flatMap((oid) => [
            `objects/${oid}`,
            `objects/${oid}/lightcurve`,
            `objects/${oid}/dossier`,
          ]),
          'lightcurves?oids=ZTF20aaelulu,ZTF18aavqlpk,ZTF99missing',
          'dossiers?oids=ZTF20aaelulu,ZTF18aavqlpk,ZTF99missing',
        ];
        for (const path of paths) {
          const { body, statusCode } = await http.inject(`/api/catalog/${path}`);
          expect(statusCode, path).to.equal(200);
          expect(body, path).to.equal(answers.get(path) ?? body);
          answers.set(path, body);
        }
      });
    });
});
