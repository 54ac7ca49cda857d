import { expect } from 'chai';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { z } from 'zod';
import type { ComponentSource } from '../../src/adapters/http/component-source.js';
import { dataMovementPageSchema, dataMovementSchema, movementLogSchema } from '../../src/adapters/http/observatory/data-movement.http.js';
import { createHttpService } from '../../src/adapters/http/index.js';
import { observatoryStatusSchema } from '../../src/adapters/http/observatory/observatory-status.http.js';
import { physicalCopyPageSchema } from '../../src/adapters/http/observatory/physical-copy.http.js';
import { physicalCopySchema } from '../../src/adapters/http/observatory/physical-copy.schema.js';
import { executionSchema, rawDataFileSchema, rawDataPackageSchema } from '../../src/adapters/http/observatory/raw-data.http.js';
import { dataLocationSchema, siteSchema, transferRouteSchema } from '../../src/adapters/http/observatory/storage-network.http.js';
import { MemoryFileStore } from '../../src/adapters/memory/observatory/file-content.memory.js';
import type { Token } from '../../src/container/index.js';
import { Instant } from '../../src/domain/shared/instant.js';
import { ObservatoryDatabase } from '../../src/ports/observatory/observatory.database.js';
import { DataMovementService } from '../../src/services/observatory/data-movement.service.js';
import { ObservatoryRecordsService } from '../../src/services/observatory/observatory-records.service.js';
import { ObservatoryWorkflowService } from '../../src/services/observatory/observatory-workflow.service.js';
import { PhysicalCopyService } from '../../src/services/observatory/physical-copy.service.js';
import { StagingService } from '../../src/services/observatory/staging.service.js';
import { StorageNetworkService } from '../../src/services/observatory/storage-network.service.js';
import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { addTwoSites, observatoryServices, observe, type ObservatoryServices } from '../../src/testing/builders/observatory/index.js';
import { openObservatory, type ObservatoryBackend } from '../contract/observatory-backend.js';
import { Components, silent } from '../unit/http/doubles.js';

const API = '/api/observatory';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const NOON = '2026-11-21T12:00:00.000000Z';
const STAGING = { method: 'POST', url: `${API}/staging_requests` } as const;

/** The components of a test, with the observatory on another engine. */
function componentsWith(backend: ObservatoryBackend, services: ObservatoryServices): ComponentSource {
  const others = new Components();
  const observatory = new Map<Token, object>([
    [ObservatoryDatabase, backend.subject.database],
    [StorageNetworkService, services.network],
    [ObservatoryRecordsService, services.records],
    [ObservatoryWorkflowService, services.workflow],
    [PhysicalCopyService, services.copies],
    [DataMovementService, services.movements],
    [StagingService, services.staging],
  ]);
  const resolve = <Value extends object>(token: Token<Value>): Value =>
    (observatory.get(token) as Value | undefined) ?? others.resolve(token);
  return { resolve, health: () => others.health() };
}

for (const engine of ALL_ENGINES)
  describe(`HTTP observatory on ${engine}`, () => {
    let backend: ObservatoryBackend;
    let services: ObservatoryServices;
    let app: FastifyInstance;
    let execution: string;

    before(async () => {
      backend = await openObservatory(engine);
    });
    beforeEach(async () => {
      const store = new MemoryFileStore();
      services = observatoryServices(backend.subject, store, { now: () => Instant.parse(NOON) });
      app = createHttpService(componentsWith(backend, services), silent);
      const places = await addTwoSites(services.network, '/data');
      const night = await observe(services.rawFiles, places, (place, text) => store.put(place, text));
      execution = night.executedObsUnitId;
    });
    afterEach(async () => {
      await app.close();
      await backend.empty();
    });
    after(() => backend.close());

    const read = async <Schema extends z.ZodType>(
      schema: Schema,
      request: string | InjectOptions,
      status = 200,
    ): Promise<z.output<Schema>> => {
      const answer = await app.inject(request);
      expect(answer.statusCode, answer.body).to.equal(status);
      const found: unknown = answer.json();
      expect(schema.parse(found), 'only what is documented').to.deep.equal(found);
      return schema.parse(found);
    };
    const refusalOf = async (request: string | InjectOptions): Promise<readonly [number, string]> => {
      const answer = await app.inject(request);
      return [answer.statusCode, answer.json<{ code: string }>().code];
    };
    const madePackage = () => read(rawDataPackageSchema, `${API}/executions/${execution}/modules/LFA/package`);

    it('shows the sites, their locations and the routes', async () => {
      expect((await read(siteSchema.array(), `${API}/sites`)).map(({ name }) => name)).to.deep.equal(['ccat', 'cologne']);
      const locations = await read(dataLocationSchema.array(), `${API}/locations`);
      expect(locations).to.have.length(5);
      expect(locations[0]).to.deep.equal({
        ...{ name: 'ccat_buffer', site: 'ccat', purpose: 'buffer', storage: 'disk', priority: 1, root: '/data/ccat_buffer' },
      });
      expect(await read(transferRouteSchema.array(), `${API}/routes`)).to.deep.equal([
        { name: 'ccat_to_cologne', kind: 'direct', origin: 'ccat_buffer', relay: null, destination: 'cologne_buffer' },
      ]);
    });

    it('follows the data from the execution to every copy', async () => {
      await services.workflow.advance({ deletion: 'mark' });
      const shown = await read(executionSchema, `${API}/executions/${execution}`);
      expect(shown).to.include({ id: execution, obs_unit: 'Orion-KL map', started_at: NOON, ended_at: NOON });
      const files = await read(rawDataFileSchema.array(), `${API}/executions/${execution}/modules/LFA/files`);
      expect(files.map(({ name }) => name)).to.deep.equal(['scan-1.fits', 'scan-2.fits']);
      const [file] = files;
      expect(file).to.include({ size_bytes: '20', module: 'LFA', execution });
      expect(await read(rawDataFileSchema, `${API}/files/${String(file?.id)}`)).to.deep.equal(file);
      const made = await madePackage();
      expect(file?.package).to.equal(made.id);
      expect(await read(rawDataPackageSchema, `${API}/packages/${made.id}`)).to.deep.equal(made);
      expect(await read(rawDataFileSchema.array(), `${API}/packages/${made.id}/files`)).to.deep.equal(files);
      const [source] = await read(physicalCopySchema.array(), `${API}/files/${String(file?.id)}/copies`);
      expect(source).to.include({ location: 'ccat_source', status: 'deletion possible' });
      const copies = await read(physicalCopySchema.array(), `${API}/packages/${made.id}/copies`);
      expect(copies.map(({ location }) => location)).to.include.members(['ccat_buffer', 'cologne_archive']);
      expect(copies.every(({ item }) => item.kind === 'package' && item.id === made.id)).to.equal(true);
    });

    it('lists copies by status and by location, page by page, each once', async () => {
      await services.workflow.advance({ deletion: 'mark' });
      const list = (query: string) => read(physicalCopyPageSchema, `${API}/copies?${query}`);
      const all = (await list('limit=500')).items;
      const walked: unknown[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: z.output<typeof physicalCopyPageSchema> = await list(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
        expect(page.has_next).to.equal(page.next !== null);
        walked.push(...page.items);
        cursor = page.next;
      }
      expect(walked).to.deep.equal(all);
      expect(all.map(({ id }) => BigInt(id))).to.deep.equal(all.map(({ id }) => BigInt(id)).sort((one, other) => (one < other ? -1 : 1)));
      const archived = await list('location=cologne_archive');
      expect(archived.items)
        .to.deep.equal(all.filter(({ location }) => location === 'cologne_archive'))
        .and.to.have.length(1);
      const possible = await list('status=deletion%20possible&location=ccat_source');
      expect(possible.items.map(({ status, location }) => `${status} ${location}`)).to.deep.equal([
        'deletion possible ccat_source',
        'deletion possible ccat_source',
      ]);
      expect(await read(physicalCopySchema, `${API}/copies/${String(all[0]?.id)}`)).to.deep.equal(all[0]);
    });

    it('schedules the deletion of what is archived, and of nothing else', async () => {
      const copies = async (status: string) =>
        (await read(physicalCopyPageSchema, `${API}/copies?status=${encodeURIComponent(status)}`)).items;
      const [present] = await copies('present');
      const schedule = (id = '') => ({ method: 'POST', url: `${API}/copies/${id}/schedule_deletion` }) as const;
      expect((await refusalOf(schedule(present?.id)))[0]).to.equal(409);
      await services.workflow.advance({ deletion: 'mark' });
      const [possible] = await copies('deletion possible');
      const scheduled = await read(physicalCopySchema, schedule(possible?.id));
      expect(scheduled).to.deep.include({ id: possible?.id, status: 'deletion scheduled' });
      expect(await copies('deletion scheduled')).to.deep.equal([scheduled]);
    });

    it('takes a request for staging once, and shows the movement with its log', async () => {
      await services.workflow.advance({ deletion: 'mark' });
      const request = { ...STAGING, payload: { package: (await madePackage()).id, destination: 'cologne_processing' } };
      const asked = await read(dataMovementSchema, request, 202);
      expect(asked).to.include({ kind: 'staging', origin: 'cologne_archive', destination: 'cologne_processing', status: 'pending' });
      expect(await read(dataMovementSchema, request, 202)).to.deep.equal(asked);
      expect((await app.inject(request)).headers.location).to.equal(`${API}/movements/${asked.id}`);
      const scheduled = await read(dataMovementSchema, { method: 'POST', url: `${API}/movements/${asked.id}/schedule` });
      expect(scheduled).to.deep.equal({ ...asked, status: 'scheduled' });
      await services.workflow.advance({ deletion: 'mark' });
      expect(await read(dataMovementSchema, `${API}/movements/${asked.id}`)).to.include({
        status: 'completed',
        attempts: 1,
        failure: null,
      });
      const log = await read(movementLogSchema, `${API}/movements/${asked.id}/log`);
      expect(log.map(({ status }) => status)).to.deep.equal(['pending', 'scheduled', 'in progress', 'completed']);
      const listed = async (query: string) => (await read(dataMovementPageSchema, `${API}/movements?${query}`)).items;
      expect((await listed('kind=staging')).map(({ id }) => id)).to.deep.equal([asked.id]);
      expect(await listed('kind=staging&status=failed')).to.deep.equal([]);
      expect((await listed('kind=transfer&status=completed')).length).to.be.at.least(1);
    });

    it('sums up how far everything is', async () => {
      const before = await read(observatoryStatusSchema, `${API}/status`);
      expect(before).to.deep.equal({
        ...{ waiting_for_package: 1, movements: [], copies: [{ location: 'ccat_source', status: 'present', count: 2 }], failing: 0 },
      });
      await services.workflow.advance({ deletion: 'mark' });
      const after = await read(observatoryStatusSchema, `${API}/status`);
      expect(after.waiting_for_package).to.equal(0);
      expect(after.movements).to.deep.include({ kind: 'archive', status: 'completed', count: 1 });
    });

    it('refuses what is not there and what cannot be, each with its own code, and writes nothing', async () => {
      const before = await services.workflow.status();
      const staging = (packageId: unknown, destination: unknown) => ({ ...STAGING, payload: { package: packageId, destination } });
      const refusals: readonly (readonly [string | InjectOptions, number, string])[] = [
        [`${API}/executions/${NOBODY}`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/executions/17`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/executions/${NOBODY}/modules/LFA/files`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/executions/${execution}/modules/a%2Fb/files`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/executions/${execution}/modules/LFA/package`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/files/${NOBODY}`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/files/${NOBODY}/copies`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/packages/${NOBODY}`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/packages/${NOBODY}/files`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/packages/x/copies`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/copies?status=lost`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/copies?location=moon`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/copies?location=%00`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/copies?limit=0`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/copies?cursor=x`, 400, 'QUERY_CURSOR_REFUSED'],
        [`${API}/copies/404404`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/copies/9223372036854775808`, 400, 'HTTP_REQUEST_INVALID'],
        [{ method: 'POST', url: `${API}/copies/404404/schedule_deletion` }, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/movements`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/movements?kind=flight`, 400, 'HTTP_REQUEST_INVALID'],
        [`${API}/movements/404404`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [`${API}/movements/404404/log`, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [{ method: 'POST', url: `${API}/movements/404404/schedule` }, 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [staging(NOBODY, 'cologne_processing'), 404, 'OBSERVATORY_ITEM_NOT_FOUND'],
        [staging('x', 'cologne_processing'), 400, 'HTTP_REQUEST_INVALID'],
        [staging(NOBODY, 'a\0b'), 400, 'HTTP_REQUEST_INVALID'],
        [staging(NOBODY, 17), 400, 'HTTP_REQUEST_INVALID'],
      ];
      for (const [request, status, code] of refusals)
        expect(await refusalOf(request), JSON.stringify(request)).to.deep.equal([status, code]);
      expect(await services.workflow.status()).to.deep.equal(before);
    });
  });
