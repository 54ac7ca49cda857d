import { expect } from 'chai';
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ComponentSource } from '../../src/adapters/http/component-source.js';
import { createHttpService } from '../../src/adapters/http/index.js';
import {
  instrumentOverviewSchema,
  instrumentSchema,
  moduleConfigurationSchema,
  observatorySchema,
  telescopeSchema,
} from '../../src/adapters/http/observatory/hardware.http.js';
import { obsUnitPageSchema, obsUnitSchema, waitingObsUnitSchema } from '../../src/adapters/http/observatory/obs-unit.http.js';
import { programSchema } from '../../src/adapters/http/observatory/observing-program.http.js';
import {
  executionPageSchema,
  executionSchema,
  rawDataFilePageSchema,
  rawDataFileSchema,
  rawDataPackagePageSchema,
  rawDataPackageSchema,
} from '../../src/adapters/http/observatory/raw-data.http.js';
import { sourcePageSchema, sourceSchema } from '../../src/adapters/http/observatory/source.http.js';
import { MemoryFileStore } from '../../src/adapters/memory/observatory/file-content.memory.js';
import type { Token } from '../../src/container/index.js';
import { Instant } from '../../src/domain/shared/instant.js';
import { ObservatoryDatabase } from '../../src/ports/observatory/observatory.database.js';
import { HardwareService } from '../../src/services/observatory/hardware.service.js';
import { ObservatoryRecordsService } from '../../src/services/observatory/observatory-records.service.js';
import { ObservingProgramService } from '../../src/services/observatory/observing-program.service.js';
import { ObsUnitService } from '../../src/services/observatory/obs-unit.service.js';
import { RawDataFileService } from '../../src/services/observatory/raw-data-file.service.js';
import { SourceService } from '../../src/services/observatory/source.service.js';
import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { addTwoSites, observatoryServices, type ObservatoryServices } from '../../src/testing/builders/observatory/index.js';
import { openObservatory, type ObservatoryBackend } from '../contract/observatory-backend.js';
import { Components, silent } from '../unit/http/doubles.js';

const API = '/api/observatory';
const NOON = '2026-11-21T12:00:00.000000Z';
const EXECUTION = '11111111-1111-4111-8111-111111111111';

const TELESCOPE = { name: 'FYST', observatory: 'CCAT', description: '6 m', altitude_metres: 5612, latitude: -22.9859, longitude: -67.7403 };
const INSTRUMENT = { name: 'CHAI', telescope: 'FYST', description: 'heterodyne array', available: true };
const CONFIGURATION = {
  name: 'CO-4-3',
  description: 'carbon monoxide',
  parameters: { rest_frequency_ghz: 461.0407682, sideband: 'upper' },
};
const SOURCES = [
  { kind: 'fixed', name: 'Orion-KL', ra: 83.8104625, dec: -5.37475 },
  { kind: 'solar system', name: 'Jupiter', naif_id: 599 },
  { kind: 'constant elevation', name: 'west/45', azimuth_from: 240, azimuth_to: 300, elevation: 45 },
] as const;
const OBS_UNIT = {
  ...{ name: 'Orion-KL CO map', program: 'GEco', sub_program: 'Orion', source: 'Orion-KL', obs_mode: 'on-the-fly map' },
  ...{ observation_configuration: { scan_speed_arcsec_per_s: 120 }, modules: [{ module: 'LFA', configuration: 'CO-4-3' }] },
  ...{ priority: 20, planned_executions: 1 },
};

/** The components of a test, with the observatory on another engine. */
function componentsWith(backend: ObservatoryBackend, services: ObservatoryServices): ComponentSource {
  const others = new Components();
  const observatory = new Map<Token, object>([
    [ObservatoryDatabase, backend.subject.database],
    [HardwareService, services.hardware],
    [ObservingProgramService, services.programs],
    [SourceService, services.sources],
    [ObsUnitService, services.obsUnits],
    [RawDataFileService, services.rawFiles],
    [ObservatoryRecordsService, services.records],
  ]);
  const resolve = <Value extends object>(token: Token<Value>): Value =>
    (observatory.get(token) as Value | undefined) ?? others.resolve(token);
  return { resolve, health: () => others.health() };
}

for (const engine of ALL_ENGINES)
  describe(`HTTP observing on ${engine}`, () => {
    let backend: ObservatoryBackend;
    let services: ObservatoryServices;
    let store: MemoryFileStore;
    let app: FastifyInstance;

    before(async () => {
      backend = await openObservatory(engine);
    });
    beforeEach(() => {
      store = new MemoryFileStore();
      services = observatoryServices(backend.subject, store, { now: () => Instant.parse(NOON) }, { unplanned: 'is refused' });
      app = createHttpService(componentsWith(backend, services), silent);
    });
    afterEach(async () => {
      await app.close();
      await backend.empty();
    });
    after(() => backend.close());

    const read = async <Schema extends z.ZodType>(schema: Schema, url: string): Promise<z.output<Schema>> => {
      const answer = await app.inject(`${API}${url}`);
      expect(answer.statusCode, answer.body).to.equal(200);
      expect(schema.parse(answer.json()), 'only what is documented').to.deep.equal(answer.json());
      return schema.parse(answer.json());
    };
    const send = (url: string, payload: object, method: 'POST' | 'PUT' = 'POST') => app.inject({ method, url: `${API}${url}`, payload });
    const sent = async (schema: z.ZodType, url: string, payload: object, expected: unknown = payload): Promise<void> => {
      const answer = await send(url, payload);
      expect(answer.statusCode, answer.body).to.equal(201);
      expect(schema.parse(answer.json())).to.deep.equal(answer.json()).and.to.deep.equal(expected);
    };
    const refusal = async (asked: Promise<{ statusCode: number; json: () => unknown }>): Promise<readonly [number, string]> => {
      const answer = await asked;
      return [answer.statusCode, (answer.json() as { code: string }).code];
    };
    const register = async (): Promise<void> => {
      await sent(observatorySchema, '/observatories', { name: 'CCAT', description: 'Cerro Chajnantor' });
      await sent(telescopeSchema, '/telescopes', TELESCOPE);
      await sent(instrumentSchema, '/instruments', INSTRUMENT);
      await sent(z.object({ name: z.string(), description: z.string() }), '/instruments/CHAI/modules', { name: 'LFA', description: 'low' });
      await sent(moduleConfigurationSchema, '/modules/LFA/configurations', CONFIGURATION);
    };
    const plan = async (): Promise<void> => {
      await register();
      await sent(
        programSchema,
        '/programs',
        { short_name: 'GEco', title: 'Galactic' },
        { short_name: 'GEco', title: 'Galactic', sub_programs: [] },
      );
      await sent(z.object({ name: z.string(), title: z.string() }), '/programs/GEco/sub_programs', {
        name: 'Orion',
        title: 'Orion clouds',
      });
      for (const source of SOURCES) await sent(sourceSchema, '/sources', source);
      await sent(obsUnitSchema, '/obs_units', OBS_UNIT);
    };

    it('registers hardware and shows it', async () => {
      await register();
      expect(await read(observatorySchema.array(), '/observatories')).to.deep.equal([{ name: 'CCAT', description: 'Cerro Chajnantor' }]);
      expect(await read(telescopeSchema.array(), '/telescopes')).to.deep.equal([TELESCOPE]);
      expect(await read(instrumentOverviewSchema.array(), '/instruments')).to.deep.equal([
        { ...INSTRUMENT, modules: [{ name: 'LFA', description: 'low', configurations: [CONFIGURATION] }] },
      ]);
      expect(await refusal(send('/telescopes', TELESCOPE))).to.deep.equal([409, 'OBSERVATORY_ITEM_EXISTS']);
      expect(await refusal(send('/instruments', { ...INSTRUMENT, name: 'X', telescope: 'nobody' }))).to.deep.equal([
        404,
        'OBSERVATORY_ITEM_NOT_FOUND',
      ]);
      for (const wrong of [
        { ...TELESCOPE, name: 'X', latitude: 91 },
        { ...TELESCOPE, name: '../x' },
        { ...TELESCOPE, extra: 1 },
      ])
        expect((await refusal(send('/telescopes', wrong)))[0], JSON.stringify(wrong)).to.equal(400);
      expect(await read(telescopeSchema.array(), '/telescopes')).to.have.length(1);
    });

    it('adds and lists sources of the three kinds, page by page', async () => {
      for (const source of SOURCES) await sent(sourceSchema, '/sources', source);
      const located = await send('/sources', { ...SOURCES[0], name: 'a/b c' });
      expect(located.headers.location).to.equal(`${API}/sources/a%2Fb%20c`);
      expect(await read(sourceSchema, '/sources/a%2Fb%20c')).to.include({ name: 'a/b c' });
      const names: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page: z.output<typeof sourcePageSchema> = await read(
          sourcePageSchema,
          `/sources?limit=3${next && `&cursor=${encodeURIComponent(next)}`}`,
        );
        names.push(...page.items.map(({ name }) => name));
        next = page.next;
      }
      expect(names).to.deep.equal(['Jupiter', 'Orion-KL', 'a/b c', 'west/45']);
      expect((await read(sourcePageSchema, '/sources?kind=solar%20system')).items).to.deep.equal([SOURCES[1]]);
      for (const wrong of [
        { ...SOURCES[0], ra: 360 },
        { ...SOURCES[1], naif_id: -1 },
        { ...SOURCES[2], azimuth_to: 1 },
        { kind: 'x', name: 'x' },
      ])
        expect((await refusal(send('/sources', { ...wrong, name: 'new' })))[0], JSON.stringify(wrong)).to.equal(400);
      expect(await refusal(send('/sources', { ...SOURCES[1], name: 'Orion-KL' }))).to.deep.equal([409, 'OBSERVATORY_ITEM_EXISTS']);
      expect(await refusal(app.inject(`${API}/sources/nothing`))).to.deep.equal([404, 'OBSERVATORY_ITEM_NOT_FOUND']);
    });

    it('plans obs units, and tells what of a source is next as long as it is so', async () => {
      await plan();
      expect(await read(programSchema.array(), '/programs')).to.deep.equal([
        { short_name: 'GEco', title: 'Galactic', sub_programs: [{ name: 'Orion', title: 'Orion clouds' }] },
      ]);
      expect((await read(obsUnitPageSchema, '/obs_units?program=GEco&sub_program=Orion')).items).to.deep.equal([OBS_UNIT]);
      expect((await read(obsUnitPageSchema, '/obs_units?program=Other')).items).to.deep.equal([]);
      expect((await read(obsUnitPageSchema, '/obs_units?program=GEco&sub_program=Other')).items).to.deep.equal([]);
      expect(await read(obsUnitSchema, '/obs_units/Orion-KL%20CO%20map')).to.deep.equal(OBS_UNIT);
      const next = () => read(waitingObsUnitSchema.array(), '/sources/Orion-KL/next');
      expect(await next()).to.deep.equal([{ obs_unit: OBS_UNIT, executed: 0 }]);
      const put = (availability: string) => send('/instruments/CHAI/availability', { availability }, 'PUT');
      expect((await put('unavailable')).json()).to.deep.equal({ ...INSTRUMENT, available: false });
      expect(await next()).to.deep.equal([]);
      expect(await refusal(send('/executions', { obs_unit: OBS_UNIT.name }))).to.deep.equal([409, 'INSTRUMENT_UNAVAILABLE']);
      expect((await put('perhaps')).statusCode).to.equal(400);
      await put('available');
      await send('/executions', { obs_unit: OBS_UNIT.name, id: EXECUTION });
      expect(await next(), 'while it runs').to.have.length(1);
      expect((await send(`/executions/${EXECUTION}/end`, {})).statusCode).to.equal(200);
      expect(await next(), 'once it was executed as often as planned').to.deep.equal([]);
      expect(await refusal(send('/obs_units', OBS_UNIT))).to.deep.equal([409, 'OBSERVATORY_ITEM_EXISTS']);
      for (const missing of [{ source: 'Nowhere' }, { sub_program: 'None' }, { modules: [{ module: 'LFA', configuration: 'None' }] }])
        expect(await refusal(send('/obs_units', { ...OBS_UNIT, name: 'new', ...missing }))).to.deep.equal([
          404,
          'OBSERVATORY_ITEM_NOT_FOUND',
        ]);
      expect((await refusal(send('/obs_units', { ...OBS_UNIT, name: 'new', modules: [] })))[0]).to.equal(400);
    });

    it('takes an execution from its beginning to its package', async () => {
      await plan();
      const places = await addTwoSites(services.network, '/data');
      const begun = await send('/executions', { obs_unit: OBS_UNIT.name, id: EXECUTION });
      expect([begun.statusCode, begun.headers.location]).to.deep.equal([201, `${API}/executions/${EXECUTION}`]);
      expect(executionSchema.parse(begun.json())).to.deep.equal({
        ...{ id: EXECUTION, obs_unit: OBS_UNIT.name, started_at: NOON, ended_at: null },
      });
      expect(await refusal(send('/executions', { obs_unit: OBS_UNIT.name, id: EXECUTION }))).to.deep.equal([
        409,
        'OBSERVATORY_ITEM_EXISTS',
      ]);
      expect(await refusal(send('/executions', { obs_unit: 'Nothing planned' }))).to.deep.equal([404, 'OBSERVATORY_ITEM_NOT_FOUND']);
      const text = 'the first scan';
      store.put({ location: places.source, path: `${EXECUTION}/LFA/scan-1.fits` }, text);
      const checksum = createHash('sha256').update(text).digest('hex');
      const file = { module: 'LFA', name: 'scan-1.fits', location: places.source.name, size_bytes: '14', checksum };
      const record = (changes: object = {}) => send(`/executions/${EXECUTION}/files`, { ...file, ...changes });
      const recorded = await record();
      expect(recorded.statusCode, recorded.body).to.equal(200);
      expect(rawDataFileSchema.parse(recorded.json())).to.deep.include({ name: 'scan-1.fits', size_bytes: '14', checksum, package: null });
      expect((await record()).json(), 'again').to.deep.equal(recorded.json());
      expect(await refusal(record({ size_bytes: '15' })), 'other bytes').to.deep.equal([409, 'CONTENT_MISMATCH']);
      expect(await refusal(record({ module: 'HFA' })), 'a file that is not there').to.deep.equal([409, 'CONTENT_MISMATCH']);
      expect((await record({ size_bytes: 14 })).statusCode).to.equal(400);
      expect((await record({ checksum: 'x' })).statusCode).to.equal(400);
      const ended = await send(`/executions/${EXECUTION}/end`, {});
      expect(executionSchema.parse(ended.json()).ended_at).to.equal(NOON);
      expect(await refusal(send(`/executions/${EXECUTION}/end`, {}))).to.deep.equal([409, 'EXECUTION_ENDED']);
      await services.workflow.advance({ deletion: 'mark' });
      const made = await read(rawDataPackageSchema, `/executions/${EXECUTION}/modules/LFA/package`);
      expect((await read(rawDataFileSchema.array(), `/packages/${made.id}/files`)).map(({ name }) => name)).to.deep.equal(['scan-1.fits']);
      const [shown, ...others] = (await read(executionPageSchema, `/executions?obs_unit=${encodeURIComponent(OBS_UNIT.name)}`)).items;
      expect([shown, others]).to.deep.equal([ended.json(), []]);
      expect((await read(executionPageSchema, '/executions?obs_unit=other')).items).to.deep.equal([]);
      const files = await read(rawDataFilePageSchema, `/files?execution=${EXECUTION}`);
      expect(files.items.map(({ name, package: of }) => [name, of])).to.deep.equal([['scan-1.fits', made.id]]);
      expect((await read(rawDataPackagePageSchema, `/packages?execution=${EXECUTION}`)).items).to.deep.equal([made]);
      const nobody = EXECUTION.replaceAll('1', '2');
      expect((await read(rawDataFilePageSchema, `/files?execution=${nobody}`)).items).to.deep.equal([]);
      expect((await read(rawDataPackagePageSchema, `/packages?execution=${nobody}`)).items).to.deep.equal([]);
    });
  });
