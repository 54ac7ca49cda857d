// `sextant ingest` beside the raw drivers: rows a second from a CSV of the sample's own form, through parsing, checks,
// deduplication and object and magnitude statistics, against raw COPY and raw sqlite3 inserts of rows that are ready made,
// into the same tables with the same keys and references; then with all 79 columns of the sample, which fill four more tables. Run with `npm run bench:ingest` (builds first).
// BENCH_ROWS sets the size (default 200,000); BENCH_MEMORY_BYTES=1000000000 adds one load of that size and prints the peak memory.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import sqlite3 from 'sqlite3';
import { median } from './support/rounds.mjs';

const root = path.join(import.meta.dirname, '..');
const dist = path.resolve(process.env.SEXTANT_DIST ?? path.join(root, 'dist'));
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { Container } = await load('src/container/index.js');
const { componentsOf } = await load('profiles/index.js');
const { IngestService } = await load('src/services/catalog/ingest.service.js');
const { detectionTable } = await load('src/adapters/schema/catalog/detection.schema.js');
const { BUILT_IN_DATABASES } = await load('src/settings/settings-schema.js');
const { FixedSettings } = await load('src/testing/fixed-settings.js');
const { ThrowawayPostgres } = await load('src/testing/postgres/index.js');

const ROWS = Number(process.env.BENCH_ROWS ?? 200_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const MEMORY_BYTES = Number(process.env.BENCH_MEMORY_BYTES ?? 0);
const SAMPLE = path.join(root, 'examples/data/lc_correction_10_objects_corrected.csv');
const COLUMNS = Object.keys(detectionTable.columns);

const folder = await mkdtemp(path.join(tmpdir(), 'sextant-bench-ingest-'));

/** The columns of a detection and its alert's history, and no others. */
const NARROW = new Set([...COLUMNS, 'objectId', 'ndethist', 'ncovhist', 'jdstarthist', 'jdendhist']);

/** The sample repeated with new candidate ids, and objects of at most a hundred detections. */
async function writeSample(file, { rows = Infinity, bytes = Infinity, isWanted = () => true }) {
  const lines = [];
  for await (const line of createInterface({ input: createReadStream(SAMPLE) })) lines.push(line);
  const header = lines.shift();
  const names = header.split(',');
  const candid = names.indexOf('candid');
  const oid = names.indexOf('objectId');
  const wanted = names.flatMap((name, index) => (isWanted(name) ? [index] : []));
  const lineOf = (cells) => `${wanted.map((index) => cells[index]).join(',')}\n`;
  const out = createWriteStream(file);
  let written = lineOf(names).length;
  out.write(lineOf(names));
  for (let row = 0; row < rows && written < bytes; row++) {
    const cells = lines[row % lines.length].split(',');
    cells[candid] = String(1_000_000_000_000_000_001n + BigInt(row) * 1_003n);
    cells[oid] = `ZTF20${String(Math.floor(row / 100))
      .padStart(7, '0')
      .replace(/\d/g, (digit) => 'abcdefghij'[digit])}`;
    const line = lineOf(cells);
    written += line.length;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function open(url) {
  const settings = new FixedSettings({
    databases: Object.fromEntries(BUILT_IN_DATABASES.map((name) => [name, url])),
    profile: 'production',
  });
  return Container.start({ profile: 'production', components: await componentsOf('production'), settings });
}

/** Rows a second of one load. */
async function rate(rows, work) {
  const began = performance.now();
  await work();
  return (rows * 1000) / (performance.now() - began);
}

function report(title, ours, raw, rawName, wide) {
  const ratio = median(ours.map((value, round) => value / raw[round]));
  console.log(`\n${title}`);
  console.log(`  ${rawName.padEnd(40)} ${Math.round(median(raw)).toLocaleString('en').padStart(9)} rows/s`);
  console.log(
    `  ${'sextant ingest'.padEnd(40)} ${Math.round(median(ours)).toLocaleString('en').padStart(9)} rows/s   ${ratio.toFixed(2)} x raw`,
  );
  console.log(`  ${'sextant ingest, four more tables'.padEnd(40)} ${Math.round(median(wide)).toLocaleString('en').padStart(9)} rows/s`);
}

/** The rows as both raw drivers get them: ready made, values in column order. */
async function readyRows(file) {
  const rows = [];
  let names;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const cells = line.split(',');
    if (!names) {
      names = cells.map((name) => (name === 'objectId' ? 'oid' : name));
      continue;
    }
    const byName = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
    rows.push(COLUMNS.map((name) => (byName[name] === undefined || byName[name] === '' || byName[name] === 'null' ? null : byName[name])));
  }
  return rows;
}

async function postgres(file, wideFile, rows) {
  const server = await ThrowawayPostgres.start();
  const ours = [];
  const raw = [];
  const wide = [];
  const lines = rows.map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`);
  for (let round = 0; round < ROUNDS; round++) {
    const url = await server.createDatabase(`ours_${round}`);
    const app = await open(url);
    ours.push(await rate(rows.length, () => app.resolve(IngestService).ingest([file])));
    await app.stop();
    const wideApp = await open(await server.createDatabase(`wide_${round}`));
    wide.push(await rate(rows.length, () => wideApp.resolve(IngestService).ingest([wideFile])));
    await wideApp.stop();
    const rawUrl = await server.createDatabase(`raw_${round}`);
    await (await open(rawUrl)).stop();
    const client = new pg.Client(rawUrl);
    await client.connect();
    raw.push(
      await rate(rows.length, async () => {
        await client.query('BEGIN');
        await client.query('INSERT INTO object (oid) SELECT DISTINCT unnest($1::varchar[])', [rows.map((row) => row[1])]);
        const stream = client.query(copyFrom(`COPY detection (${COLUMNS.join()}) FROM STDIN (FORMAT csv)`));
        await pipeline(Readable.from(chunks(lines)), stream);
        await client.query('COMMIT');
      }),
    );
    await client.end();
  }
  await server[Symbol.asyncDispose]();
  report(`PostgreSQL, ${rows.length.toLocaleString('en')} detections`, ours, raw, 'raw COPY, csv, one transaction', wide);
}

function* chunks(lines) {
  for (let from = 0; from < lines.length; from += 500) yield lines.slice(from, from + 500).join('');
}

async function sqlite(file, wideFile, rows) {
  const ours = [];
  const raw = [];
  const wide = [];
  for (let round = 0; round < ROUNDS; round++) {
    const app = await open(`sqlite:///${path.join(folder, `ours-${round}.db`)}`);
    ours.push(await rate(rows.length, () => app.resolve(IngestService).ingest([file])));
    await app.stop();
    const wideApp = await open(`sqlite:///${path.join(folder, `wide-${round}.db`)}`);
    wide.push(await rate(rows.length, () => wideApp.resolve(IngestService).ingest([wideFile])));
    await wideApp.stop();
    const rawFile = path.join(folder, `raw-${round}.db`);
    await (await open(`sqlite:///${rawFile}`)).stop();
    const database = await new Promise((resolve, reject) => {
      const opened = new sqlite3.Database(rawFile, (error) => (error ? reject(error) : resolve(opened)));
    });
    const exec = (sql) => new Promise((resolve, reject) => database.exec(sql, (error) => (error ? reject(error) : resolve())));
    await exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
    const booleans = new Set(
      Object.entries(detectionTable.columns)
        .filter(([, { kind }]) => kind === 'boolean')
        .map(([name]) => COLUMNS.indexOf(name)),
    );
    const values = rows.map((row) => row.map((cell, index) => (booleans.has(index) ? Number(cell === 'true') : cell)));
    raw.push(
      await rate(rows.length, async () => {
        await exec('BEGIN IMMEDIATE');
        const object = database.prepare('INSERT INTO object (oid) VALUES (?) ON CONFLICT DO NOTHING');
        for (const oid of new Set(rows.map((row) => row[1]))) object.run(oid);
        // Another statement would overtake this one, and meet objects that are not there yet.
        await new Promise((resolve, reject) => object.finalize((error) => (error ? reject(error) : resolve())));
        const insert = database.prepare(
          `INSERT INTO detection (${COLUMNS.map((name) => `"${name}"`).join()}) VALUES (${COLUMNS.map(() => '?').join()})`,
        );
        for (const row of values) insert.run(row);
        await new Promise((resolve, reject) => insert.finalize((error) => (error ? reject(error) : resolve())));
        await exec('COMMIT');
      }),
    );
    await new Promise((resolve) => database.close(resolve));
  }
  report(`SQLite, ${rows.length.toLocaleString('en')} detections`, ours, raw, 'raw sqlite3, prepared, one transaction', wide);
}

async function memory() {
  const file = path.join(folder, 'large.csv');
  await writeSample(file, { bytes: MEMORY_BYTES });
  const app = await open(`sqlite:///${path.join(folder, 'large.db')}`);
  const samples = [];
  const began = performance.now();
  const timer = setInterval(() => samples.push(process.memoryUsage().rss), 500);
  const { inserted } = await app.resolve(IngestService).ingest([file]);
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1000;
  await app.stop();
  const megabytes = (bytes) => Math.round(bytes / 1e6);
  const third = Math.floor(samples.length / 3);
  const peak = (part) => megabytes(Math.max(...part));
  console.log(
    `\nmemory, SQLite: ${megabytes((await stat(file)).size)} MB, ${inserted.toLocaleString('en')} rows in ${seconds.toFixed(0)} s`,
  );
  console.log(
    `  peak resident memory by thirds of the load: ${peak(samples.slice(0, third))}, ${peak(samples.slice(third, 2 * third))}, ${peak(samples.slice(2 * third))} MB`,
  );
}

console.log(`node ${process.version}, ${ROUNDS} rounds, medians; ratios are per-round medians`);
try {
  const file = path.join(folder, 'sample.csv');
  await writeSample(file, { rows: ROWS, isWanted: (name) => NARROW.has(name) });
  const wideFile = path.join(folder, 'wide.csv');
  await writeSample(wideFile, { rows: ROWS });
  const rows = await readyRows(file);
  await postgres(file, wideFile, rows);
  await sqlite(file, wideFile, rows);
  if (MEMORY_BYTES > 0) await memory();
} finally {
  await rm(folder, { recursive: true });
}
