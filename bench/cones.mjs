// Cones on the sky: our search beside the best query by hand through the raw driver, beside brute force in the same database,
// and beside q3c where the PostgreSQL server has the extension. Run with `npm run bench:cones` (builds first).
//
//   BENCH_OBJECTS               objects to search, default 1,000,000
//   BENCH_ROUNDS                default 7
//   BENCH_CATALOGS              URLs of catalogs that are filled already, parted by spaces, instead of new ones
//   SEXTANT_TEST_POSTGRES_BIN   another PostgreSQL than that of npm, for instance one with q3c
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';
import pg from 'pg';
import sqlite3 from 'sqlite3';
import { compare, print } from './support/rounds.mjs';

const root = path.join(import.meta.dirname, '..');
const dist = path.resolve(process.env.SEXTANT_DIST ?? path.join(root, 'dist'));
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { Cone } = await load('src/domain/catalog/cone.js');
const { bandsOver } = await load('src/domain/catalog/sky-band.js');
const { randomNumbers, scatteredObjects } = await load('src/testing/builders/catalog/scattered-sky.js');
const { TypeormCatalogDatabase } = await load('src/adapters/typeorm/catalog/catalog.database.typeorm.js');
const { TypeormAstronomicalObjectRepository } = await load('src/adapters/typeorm/catalog/astronomical-object.typeorm.js');
const { createSkyIndex } = await load('src/adapters/typeorm/q3c/sky-index.js');
const { SqlEngines } = await load('src/adapters/typeorm/database/sql-engines.js');
const { SystemClock } = await load('src/adapters/system/system-clock.js');
const { FixedSettings } = await load('src/testing/fixed-settings.js');
const { ThrowawayPostgres } = await load('src/testing/postgres/index.js');

const OBJECTS = Number(process.env.BENCH_OBJECTS ?? 1_000_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const RADII = [
  ['1″', 1 / 3600],
  ['1′', 1 / 60],
  ['1°', 1],
  ['5°', 5],
];
const PLACES = 50;
const CHUNK = 50_000;
const ALL = 1_000_000;

const HAVERSINE = `2 * asin(sqrt(least(1, sin(radians(meandec - $2) / 2) ^ 2
  + cos(radians(meandec)) * cos(radians($2)) * sin(radians(meanra - $1) / 2) ^ 2)))`;

/** The query that a careful person would write: what our bands have in one box, and the distance by the database. */
function byHand(ra, dec, radius) {
  const bands = bandsOver(new Cone({ ra, dec, radius }));
  const [one, two] = bands[0].ra;
  const values = [bands[0].dec.from, bands.at(-1).dec.to, ...(one ? [one.from, one.to] : []), ...(two ? [two.from, two.to] : [])];
  const range = (first) => `meanra BETWEEN $${first} AND $${first + 1}`;
  const across = (first) => (two ? ` AND (${range(first)} OR ${range(first + 2)})` : one ? ` AND ${range(first)}` : '');
  return { values, across, shape: bands[0].ra.length };
}

async function postgresRivals(url) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('VACUUM ANALYZE object');
  const hand = (ra, dec, radius) => {
    const { values, across, shape } = byHand(ra, dec, radius);
    const text = `SELECT * FROM object WHERE meandec BETWEEN $4 AND $5${across(6)} AND ${HAVERSINE} <= radians($3::float8) ORDER BY ${HAVERSINE}, oid`;
    return client.query({ name: `hand${shape}`, text, values: [ra, dec, radius, ...values] });
  };
  const brute = (ra, dec, radius) =>
    client.query(`SELECT * FROM object WHERE ${HAVERSINE} <= radians($3::float8) ORDER BY ${HAVERSINE}, oid`, [ra, dec, radius]);
  const { rowCount } = await client.query("SELECT 1 FROM pg_extension WHERE extname = 'q3c'");
  const text = `SELECT * FROM object WHERE q3c_radial_query(meanra, meandec, $1, $2, $3) ORDER BY q3c_dist(meanra, meandec, $1, $2), oid`;
  const q3c = (ra, dec, radius) => client.query({ name: 'q3c', text, values: [ra, dec, radius] });
  return { hand, brute, ...(rowCount ? { q3c } : {}), close: () => client.end() };
}

/** SQLite may have been built without sine, so by hand means that the distance is computed here. */
async function sqliteRivals(url) {
  const file = new sqlite3.Database(url.replace(/^sqlite[^:]*:\/\//, ''));
  const prepared = new Map();
  const within = (rows, ra, dec, radius) => {
    const cone = new Cone({ ra, dec, radius });
    const found = rows.map((row) => ({ row, distance: cone.distanceTo({ ra: row.meanra, dec: row.meandec }) }));
    return found.filter(({ distance }) => distance <= radius).sort((a, b) => a.distance - b.distance || (a.row.oid < b.row.oid ? -1 : 1));
  };
  const rowsOf = (text, values) =>
    new Promise((resolve, reject) => {
      if (!prepared.has(text)) prepared.set(text, file.prepare(text));
      prepared.get(text).all(values, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  const hand = async (ra, dec, radius) => {
    const { values, across } = byHand(ra, dec, radius);
    const text = `SELECT * FROM object INDEXED BY ix_object_position WHERE meandec BETWEEN $1 AND $2${across(3)}`;
    return within(await rowsOf(text.replaceAll(/\$\d/g, '?'), values), ra, dec, radius);
  };
  const sine = 'WHERE 2 * asin(sqrt(min(1, pow(sin(radians(meandec - ?2) / 2), 2)';
  const text = `SELECT * FROM object ${sine} + cos(radians(meandec)) * cos(radians(?2)) * pow(sin(radians(meanra - ?1) / 2), 2)))) <= radians(?3)`;
  const brute = (ra, dec, radius) => rowsOf(text, [ra, dec, radius]);
  const close = async () => {
    for (const statement of prepared.values()) await new Promise((resolve) => statement.finalize(resolve));
    await new Promise((resolve) => file.close(resolve));
  };
  return { hand, brute, close };
}

async function measure(name, url, { fill }) {
  const settings = new FixedSettings({ databases: { catalog: url } });
  const database = new TypeormCatalogDatabase(settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  const objects = new TypeormAstronomicalObjectRepository(database);
  if (fill) await filled(objects);
  if (url.startsWith('postgres'))
    await createSkyIndex(database).then(
      ({ outcome }) => console.log(`index of q3c: ${outcome}`),
      (error) => console.log(`no index of q3c: ${error.message}`),
    );
  const { close, ...rivals } = await (url.startsWith('postgres') ? postgresRivals(url) : sqliteRivals(url));
  const random = randomNumbers(3);
  // None of those that crowd at the poles, which stand at every tenth place.
  const oids = Array.from({ length: PLACES }, () => `SKY${String(Math.floor((random() * OBJECTS) / 10) * 10 + 1).padStart(8, '0')}`);
  const places = await objects.listByIds(oids);
  const each = (call, count) => {
    let next = 0;
    return async () => {
      for (let done = 0; done < count; done++) {
        const { meanra, meandec } = places[next++ % places.length];
        await call(meanra, meandec);
      }
      return count;
    };
  };
  for (const [label, radius] of RADII) {
    const contenders = {
      'raw driver, query by hand': each((ra, dec) => rivals.hand(ra, dec, radius), PLACES),
      Sextant: each((ra, dec) => objects.listInCone(new Cone({ ra, dec, radius }), ALL), PLACES),
      ...(rivals.q3c ? { 'raw driver, q3c': each((ra, dec) => rivals.q3c(ra, dec, radius), PLACES) } : {}),
    };
    print(`${name}, radius ${label}`, await compare(contenders, { rounds: ROUNDS, seconds: 0.3 }), 'cones');
    const brute = { 'brute force in SQL': each((ra, dec) => rivals.brute(ra, dec, radius), 1) };
    const [[, { rates }]] = await compare(brute, { rounds: 1, seconds: 0.1 });
    console.log(`  brute force in SQL: ${Math.round(1000 / rates[0]).toLocaleString('en')} ms a cone`);
  }
  await close();
  await database.dispose();
}

let sky;
async function filled(objects) {
  sky ??= scatteredObjects(OBJECTS);
  for (let from = 0; from < sky.length; from += CHUNK) await objects.addMissing(sky.slice(from, from + CHUNK));
}

console.log(`${OBJECTS.toLocaleString('en')} objects, ${PLACES} cones around objects, ${ROUNDS} rounds`);
if (process.env.BENCH_CATALOGS) {
  for (const url of process.env.BENCH_CATALOGS.split(/\s+/)) await measure(url, url, { fill: false });
} else {
  const folder = await mkdtemp(path.join(tmpdir(), 'sextant-bench-cones-'));
  await measure('SQLite', `sqlite:///${path.join(folder, 'catalog.db')}`, { fill: true });
  await rm(folder, { recursive: true });
  const server = await ThrowawayPostgres.start();
  const [{ server_version: version }] = await server.query('SHOW server_version');
  await measure(`PostgreSQL ${version}`, await server.createDatabase('cones'), { fill: true });
  await server.stop();
}
