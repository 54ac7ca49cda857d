import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { DataMovementId, PhysicalCopyId } from '../../../domain/observatory/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservatoryServices,
  type ObservatorySubject,
} from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const NOBODY = '00000000-0000-4000-8000-000000000000';
const LONG = 'x'.repeat(256);
const location = { name: 'new', site: 'ccat', purpose: 'buffer', storage: 'disk', priority: 1, root: '/new' };
const route = { name: 'new', kind: 'direct', origin: 'ccat_buffer', destination: 'cologne_buffer' };
const file = { executedObsUnitId: NOBODY, module: 'LFA', name: 'a.fits', location: 'ccat_source', sizeBytes: 1n, checksum: 'a'.repeat(64) };

type Call = (services: ObservatoryServices) => Promise<unknown>;

const REFUSALS: readonly (readonly [what: string, code: string, call: Call])[] = [
  ['a site without a name', 'INVALID_VALUE', ({ network }) => network.addSite({ name: '', fullName: 'x' })],
  ['a site whose name leads out of a folder', 'INVALID_VALUE', ({ network }) => network.addSite({ name: '../x', fullName: 'x' })],
  ['a site with an endless full name', 'INVALID_VALUE', ({ network }) => network.addSite({ name: 'x', fullName: LONG })],
  ['a site with a NUL', 'INVALID_VALUE', ({ network }) => network.addSite({ name: 'x', fullName: 'x\0y' })],
  ['half a surrogate pair', 'INVALID_VALUE', ({ network }) => network.addSite({ name: 'x', fullName: '\ud800' })],
  ['a site that is there', 'OBSERVATORY_ITEM_EXISTS', ({ network }) => network.addSite({ name: 'ccat', fullName: 'x' })],
  ['a location of an unknown site', 'OBSERVATORY_ITEM_NOT_FOUND', ({ network }) => network.addLocation({ ...location, site: 'moon' })],
  ['a location that is there', 'OBSERVATORY_ITEM_EXISTS', ({ network }) => network.addLocation({ ...location, name: 'ccat_buffer' })],
  [
    'a location inside of another',
    'OBSERVATORY_ITEM_EXISTS',
    ({ network }) => network.addLocation({ ...location, root: '/data/ccat_source/x' }),
  ],
  ['a location around another', 'OBSERVATORY_ITEM_EXISTS', ({ network }) => network.addLocation({ ...location, root: '/data/' })],
  ['an unknown purpose', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, purpose: 'attic' })],
  ['an unknown storage', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, storage: 'punched cards' })],
  ['a priority that is not a number', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, priority: Number.NaN })],
  ['half a priority', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, priority: 0.5 })],
  ['a priority below 0', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, priority: -1 })],
  ['an endless root', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, root: LONG })],
  ['a route back to its origin', 'INVALID_VALUE', ({ network }) => network.addRoute({ ...route, destination: 'ccat_buffer' })],
  ['a route to nowhere', 'OBSERVATORY_ITEM_NOT_FOUND', ({ network }) => network.addRoute({ ...route, destination: 'moon' })],
  ['a relay without a location', 'INVALID_VALUE', ({ network }) => network.addRoute({ ...route, kind: 'relay' })],
  ['a direct route with a relay', 'INVALID_VALUE', ({ network }) => network.addRoute({ ...route, relay: 'cologne_archive' })],
  ['a route that is there', 'OBSERVATORY_ITEM_EXISTS', ({ network }) => network.addRoute({ ...route, name: 'ccat_to_cologne' })],
  ['an execution of nothing', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.beginExecution(' ')],
  ['an execution whose id is no UUID', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.beginExecution('Jupiter', '17')],
  ['the end of an unknown execution', 'OBSERVATORY_ITEM_NOT_FOUND', ({ rawFiles }) => rawFiles.endExecution(NOBODY)],
  [
    'the end of an execution before its start',
    'INVALID_VALUE',
    async ({ rawFiles }) => rawFiles.endExecution((await rawFiles.beginExecution('Jupiter')).id, Instant.parse('0001-01-01T00:00:00Z')),
  ],
  ['a file of an unknown execution', 'OBSERVATORY_ITEM_NOT_FOUND', ({ rawFiles }) => rawFiles.record(file)],
  ['a file at an unknown location', 'OBSERVATORY_ITEM_NOT_FOUND', ({ rawFiles }) => rawFiles.record({ ...file, location: 'moon' })],
  ['a file that was not written at a source', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, location: 'ccat_buffer' })],
  ['a file of a negative size', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, sizeBytes: -1n })],
  ['a file of more than 64 bits', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, sizeBytes: 2n ** 63n })],
  ['a checksum that is none', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, checksum: 'abc' })],
  ['a file name with a path', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, name: '../a.fits' })],
  ['staging of what is no id', 'INVALID_VALUE', ({ staging }) => staging.request('x', 'cologne_processing')],
  ['staging of an unknown package', 'OBSERVATORY_ITEM_NOT_FOUND', ({ staging }) => staging.request(NOBODY, 'cologne_processing')],
  ['an unknown movement', 'OBSERVATORY_ITEM_NOT_FOUND', ({ movements }) => movements.run(DataMovementId(404n))],
  ['the deletion of an unknown copy', 'OBSERVATORY_ITEM_NOT_FOUND', ({ copies }) => copies.delete(PhysicalCopyId(404n))],
];

/** Bad input and illegal moves: one typed error each, the same on every engine, and nothing is written. */
export function describeObservatoryRefusals(engine: string, subject: () => ObservatorySubject): void {
  describe(`refusals of the observatory on ${engine}`, () => {
    let store: MemoryFileStore;
    let services: ObservatoryServices;

    beforeEach(async () => {
      store = new MemoryFileStore();
      services = observatoryServices(subject(), store, { now: () => NOON });
    });

    const stored = async (): Promise<unknown> => ({
      sites: await services.network.listSites(),
      locations: await services.network.listLocations(),
      routes: await services.network.listRoutes(),
      status: await services.workflow.status(),
    });

    it('gives each its code and writes nothing', async () => {
      await addTwoSites(services.network, '/data');
      const before = await stored();
      for (const [what, code, call] of REFUSALS) {
        expect(await rejection(call(services)), what).to.include({ code });
        expect(await stored(), what).to.deep.equal(before);
      }
    });

    it('refuses every move that a status does not allow', async () => {
      const places = await addTwoSites(services.network, '/data');
      const night = await observe(services.rawFiles, places, (place, text) => store.put(place, text));
      const group = { executedObsUnitId: night.executedObsUnitId, module: 'LFA' };
      const late = { ...file, executedObsUnitId: night.executedObsUnitId, sizeBytes: 4n, checksum: await checksumOfLate() };
      await services.workflow.advance({ deletion: 'delete' });
      const before = await stored();
      const copies = (await services.copies.list({ statuses: ['deleted'] }, { limit: 10 })).items;
      const [copy] = copies;
      const rawPackage = await services.rawPackages.package(group);
      const [archived] = await subject().movements.listOf({ kind: 'archive', id: rawPackage.id }, 'cologne_archive');
      if (!copy || !archived) throw new Error('nothing was archived and deleted');
      const moves: readonly (readonly [string, string, () => Promise<unknown>])[] = [
        ['ending twice', 'EXECUTION_ENDED', () => services.rawFiles.endExecution(night.executedObsUnitId)],
        ['a late file', 'EXECUTION_ENDED', () => services.rawFiles.record(late)],
        ['deleting twice', 'COPY_MOVE_REFUSED', () => services.copies.delete(copy.id)],
        ['scheduling what is deleted', 'COPY_MOVE_REFUSED', () => services.copies.scheduleDeletion(copy.id)],
        ['archiving twice', 'MOVEMENT_MOVE_REFUSED', () => services.movements.run(archived.id)],
        ['scheduling what is completed', 'MOVEMENT_MOVE_REFUSED', () => services.movements.schedule(archived.id)],
      ];
      for (const [what, code, call] of moves) {
        expect(await rejection(call()), what).to.include({ code });
        expect(await stored(), what).to.deep.equal(before);
      }

      async function checksumOfLate(): Promise<string> {
        const place = { location: places.source, path: `${night.executedObsUnitId}/LFA/a.fits` };
        store.put(place, 'late');
        return String((await store.inspect(place))?.checksum);
      }
    });

    it('refuses to package what still runs', async () => {
      await addTwoSites(services.network, '/data');
      const { id } = await services.rawFiles.beginExecution('Jupiter');
      const error = await rejection(services.rawPackages.package({ executedObsUnitId: id, module: 'LFA' }));
      expect(error).to.include({ code: 'EXECUTION_RUNNING' });
    });
  });
}
