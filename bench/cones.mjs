// Cones on the sky: our search beside brute force in the same database, and beside q3c where the PostgreSQL server has the
// extension. Run with `npm run bench:cones` (builds first). BENCH_OBJECTS sets the size (default 1,000,000).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';
import pg from 'pg';
import { median } from './support/rounds.mjs';

const root = path.join(import.meta.dirname, '..');
const dist = path.resolve(process.env.SEXTANT_DIST ?? path.join(root, 'dist'));
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { Cone } = await load('src/domain/catalog/cone.js');
const { randomNumbers, scatteredObjects } = await load('src/testing/builders/catalog/scattered-sky.js');
const { MemoryCatalogDatabase } = await load('src/adapters/memory/catalog/catalog.database.memory.js');
const { MemoryAstronomicalObjectRepository } = await load('src/adapters/memory/catalog/astronomical-object.memory.js');
const { TypeormCatalogDatabase } = await load('src/adapters/typeorm/catalog/catalog.database.typeorm.js');
const { TypeormAstronomicalObjectRepository } = await load('src/adapters/typeorm/catalog/astronomical-object.typeorm.js');
const { SqlEngines } = await load('src/adapters/typeorm/database/sql-engines.js');
const { SystemClock } = await load('src/adapters/system/system-clock.js');
const { FixedSettings } = await load('src/testing/fixed-settings.js');
const { ThrowawayPostgres } = await load('src/testing/postgres/index.js');

const OBJECTS = Number(process.env.BENCH_OBJECTS ?? 1_000_000);
const RADII = [1 / 3600, 0.01, 0.1, 1];
const CONES = 200;
const CHUNK = 50_000;

const sky = scatteredObjects(OBJECTS);
const random = randomNumbers(3);
const places = Array.from({ length: CONES }, () => sky[Math.floor(random() * sky.length)]);

/** Median milliseconds of one call for each of the places. */
async function timed(count, call) {
  const times = [];
  for (const { meanra: ra, meandec: dec } of places.slice(0, count)) {
    const begun = performance.now();
    await call(ra, dec);
    times.push(performance.now() - begun);
  }
  return `${median(times).toFixed(2)} ms`;
}

async function fill(objects) {
  for (let from = 0; from < sky.length; from += CHUNK) await objects.addMissing(sky.slice(from, from + CHUNK));
}

async function ours(name, objects) {
  for (const radius of RADII) {
    let found = 0;
    const time = await timed(CONES, async (ra, dec) => (found += (await objects.listInCone(new Cone({ ra, dec, radius }), 10_000)).length));
    print(name, radius, time, found / CONES);
  }
}

function print(name, radius, time, found = '') {
  console.log(`${name.padEnd(34)} radius ${radius.toFixed(5)}°  ${time.padStart(12)}  ${found}`);
}

async function rivals(url) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('ANALYZE object');
  const brute = `SELECT oid FROM object WHERE 2 * asin(sqrt(least(1, sin(radians(meandec - $2) / 2) ^ 2
    + cos(radians(meandec)) * cos(radians($2)) * sin(radians(meanra - $1) / 2) ^ 2))) <= radians($3::float8)`;
  for (const radius of RADII)
    print('PostgreSQL, brute force in SQL', radius, await timed(10, (ra, dec) => client.query(brute, [ra, dec, radius])));
  const { rows } = await client.query("SELECT 1 FROM pg_available_extensions WHERE name = 'q3c'");
  if (rows.length === 0) console.log('PostgreSQL, q3c: this server does not have the extension');
  else {
    await client.query('CREATE EXTENSION q3c');
    await client.query('CREATE INDEX object_q3c ON object (q3c_ang2ipix(meanra, meandec))');
    await client.query('ANALYZE object');
    for (const radius of RADII) {
      const query = { name: 'q3c', text: 'SELECT * FROM object WHERE q3c_radial_query(meanra, meandec, $1, $2, $3)' };
      print('PostgreSQL, q3c', radius, await timed(CONES, (ra, dec) => client.query({ ...query, values: [ra, dec, radius] })));
    }
  }
  await client.end();
}

async function onDatabase(name, url) {
  const database = new TypeormCatalogDatabase(new FixedSettings({ databases: { catalog: url } }), new SqlEngines(), new SystemClock());
  await database.initialize();
  const objects = new TypeormAstronomicalObjectRepository(database);
  await fill(objects);
  await ours(name, objects);
  await database.dispose();
}

console.log(
  `${OBJECTS.toLocaleString('en')} objects; median of ${CONES} cones around objects (brute force: 10); last: objects found on average`,
);
const memory = new MemoryCatalogDatabase();
const objects = new MemoryAstronomicalObjectRepository(memory);
await fill(objects);
await ours('memory', objects);

const folder = await mkdtemp(path.join(tmpdir(), 'sextant-bench-cones-'));
await onDatabase('SQLite', `sqlite:///${path.join(folder, 'catalog.db')}`);
await rm(folder, { recursive: true });

const server = await ThrowawayPostgres.start();
const url = await server.createDatabase('cones');
await onDatabase('PostgreSQL', url);
await rivals(url);
await server.stop();
