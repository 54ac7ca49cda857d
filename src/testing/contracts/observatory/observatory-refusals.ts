import { DataTransferPackage } from '../../../domain/observatory/data-transfer-package.js';
import { DataMovementId, ExecutedObsUnitId, PhysicalCopyId } from '../../../domain/observatory/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import type { ObservatoryServices } from '../../builders/observatory/index.js';

export const NOBODY = '00000000-0000-4000-8000-000000000000';
/** An execution that has not ended. */
export const RUNNING = '00000000-0000-4000-8000-000000000001';
const LONG = 'x'.repeat(256);
const location = { name: 'new', site: 'ccat', purpose: 'buffer', storage: 'disk', priority: 1, root: '/new' };
const route = { name: 'new', kind: 'direct', origin: 'ccat_buffer', destination: 'cologne_buffer' };
export const file = {
  executedObsUnitId: NOBODY,
  module: 'LFA',
  name: 'a.fits',
  location: 'ccat_source',
  sizeBytes: 1n,
  checksum: 'a'.repeat(64),
};

/** What is asked, the code of the error, and how it is asked. */
export type Refusal = readonly [what: string, code: string, call: (services: ObservatoryServices) => Promise<unknown>];

const unstored = (): DataTransferPackage =>
  new DataTransferPackage({ id: NOBODY, route: 'ccat_to_cologne', createdAt: Instant.fromEpochMilliseconds(0) });

/** Bad input for every public method of every service of the workflow, on the sites of `addTwoSites`, while `RUNNING` runs. */
export const OBSERVATORY_REFUSALS: readonly Refusal[] = [
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
    ({ rawFiles }) => rawFiles.endExecution(RUNNING, Instant.parse('0001-01-01T00:00:00Z')),
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
  ['an infinite priority', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, priority: Number.POSITIVE_INFINITY })],
  ['a priority above a million', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, priority: 1_000_001 })],
  [
    'a root that hides where it is',
    'INVALID_VALUE',
    ({ network }) => network.addLocation({ ...location, root: '/new/../data/ccat_source' }),
  ],
  ['a root with a part .', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, root: '/data/./ccat_source' })],
  ['a root with a NUL', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, root: '/da\0ta' })],
  ['a root with half a surrogate pair', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, root: '/\udc00' })],
  [
    'the root of another, written otherwise',
    'OBSERVATORY_ITEM_EXISTS',
    ({ network }) => network.addLocation({ ...location, root: '//data///ccat_source//x' }),
  ],
  ['a location whose name is too long', 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, name: 'x'.repeat(101) })],
  ['a route of an unknown kind', 'INVALID_VALUE', ({ network }) => network.addRoute({ ...route, kind: 'pigeon' })],
  [
    'a route by an unknown location',
    'OBSERVATORY_ITEM_NOT_FOUND',
    ({ network }) => network.addRoute({ ...route, kind: 'relay', relay: 'moon' }),
  ],
  ['a relay that is its own end', 'INVALID_VALUE', ({ network }) => network.addRoute({ ...route, kind: 'relay', relay: 'ccat_buffer' })],
  ['the first location of an unknown site', 'OBSERVATORY_ITEM_NOT_FOUND', ({ network }) => network.firstLocation('moon', 'buffer')],
  ['an execution of a NUL', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.beginExecution('Jup\0iter')],
  ['an execution of half a surrogate pair', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.beginExecution('\ud83d')],
  ['an execution of an endless unit', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.beginExecution(LONG)],
  ['the end of what is no id', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.endExecution('17\0')],
  [
    'an end after the year 9999',
    'INVALID_VALUE',
    async ({ rawFiles }) => rawFiles.endExecution(NOBODY, Instant.fromEpochMicroseconds(2n ** 62n)),
  ],
  [
    'an end before the year 1',
    'INVALID_VALUE',
    async ({ rawFiles }) => rawFiles.endExecution(NOBODY, Instant.parse('0000-12-31T23:59:59Z')),
  ],
  [
    'an end on a day that is none',
    'INVALID_VALUE',
    async ({ rawFiles }) => rawFiles.endExecution(NOBODY, Instant.parse('2026-02-30T00:00:00Z')),
  ],
  ['an unknown execution', 'OBSERVATORY_ITEM_NOT_FOUND', async ({ rawFiles }) => rawFiles.getExecution(ExecutedObsUnitId(NOBODY))],
  ...['..', '.', '/etc/passwd', 'a/b', 'a\\b', 'C:\\a', '.hidden', 'a\0b', 'a b', '\ud800', 'é', '', 'x'.repeat(101)].flatMap(
    (name): Refusal[] => [
      [`the file name ${JSON.stringify(name)}`, 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, name })],
      [`the module ${JSON.stringify(name)}`, 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, module: name })],
      [`the site ${JSON.stringify(name)}`, 'INVALID_VALUE', ({ network }) => network.addSite({ name, fullName: 'x' })],
      [`the location ${JSON.stringify(name)}`, 'INVALID_VALUE', ({ network }) => network.addLocation({ ...location, name })],
      [`the route ${JSON.stringify(name)}`, 'INVALID_VALUE', ({ network }) => network.addRoute({ ...route, name })],
    ],
  ),
  ['a file of an execution that is no id', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, executedObsUnitId: '../x' })],
  ['a checksum with one digit too few', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, checksum: 'a'.repeat(63) })],
  ['a checksum with what is no digit', 'INVALID_VALUE', ({ rawFiles }) => rawFiles.record({ ...file, checksum: `${'a'.repeat(63)}g` })],
  [
    'a package of an unknown execution',
    'OBSERVATORY_ITEM_NOT_FOUND',
    ({ rawPackages }) => rawPackages.package({ executedObsUnitId: ExecutedObsUnitId(NOBODY), module: 'LFA' }),
  ],
  ['a bundle of an unknown route', 'OBSERVATORY_ITEM_NOT_FOUND', ({ transferPackages }) => transferPackages.bundle('by_pigeon')],
  ['a bundle of a route that cannot be', 'INVALID_VALUE', async ({ transferPackages }) => transferPackages.bundle('../x')],
  ['packing what is not stored', 'OBSERVATORY_ITEM_NOT_FOUND', ({ transferPackages }) => transferPackages.pack(unstored())],
  ['unpacking what is not stored', 'OBSERVATORY_ITEM_NOT_FOUND', ({ transferPackages }) => transferPackages.unpack(unstored())],
  ['to schedule an unknown movement', 'OBSERVATORY_ITEM_NOT_FOUND', ({ movements }) => movements.schedule(DataMovementId(404n))],
  ['an unknown movement, asked for', 'OBSERVATORY_ITEM_NOT_FOUND', ({ movements }) => movements.get(DataMovementId(0n))],
  ['an unknown copy, asked for', 'OBSERVATORY_ITEM_NOT_FOUND', ({ copies }) => copies.get(PhysicalCopyId(-1n))],
  ['to allow the deletion of an unknown copy', 'OBSERVATORY_ITEM_NOT_FOUND', ({ copies }) => copies.allowDeletion(PhysicalCopyId(404n))],
  [
    'to schedule the deletion of an unknown copy',
    'OBSERVATORY_ITEM_NOT_FOUND',
    ({ copies }) => copies.scheduleDeletion(PhysicalCopyId(404n)),
  ],
  ...[0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY].flatMap((limit): Refusal[] => [
    [`a page of ${String(limit)} copies`, 'INVALID_VALUE', ({ copies }) => copies.list({}, { limit })],
    [`a page of ${String(limit)} movements`, 'INVALID_VALUE', ({ movements }) => movements.listOpen('transfer', { limit })],
  ]),
  ['a cursor that is none', 'QUERY_CURSOR_REFUSED', ({ copies }) => copies.list({}, { limit: 1, cursor: 'x' })],
  [
    'a cursor of movements that is none',
    'QUERY_CURSOR_REFUSED',
    ({ movements }) => movements.listOpen('archive', { limit: 1, cursor: '\0' }),
  ],
  ['staging at an unknown location', 'OBSERVATORY_ITEM_NOT_FOUND', ({ staging }) => staging.request(NOBODY, 'moon')],
  ['a movement beyond 64 bits', 'DATABASE_VALUE_NOT_STORABLE', ({ movements }) => movements.get(DataMovementId(2n ** 64n))],
  ['a copy beyond 64 bits', 'DATABASE_VALUE_NOT_STORABLE', ({ copies }) => copies.get(PhysicalCopyId(2n ** 64n))],
];
