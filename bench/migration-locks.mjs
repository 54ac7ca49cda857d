// What a generated migration costs on a filled table: how long it takes, and how long others wait for it meanwhile.
// Run with `npm run bench:migration-locks` (builds first); `-- --rows 100000 --engine sqlite` is a smaller one.
// For each change: a fresh table of so many rows, the migration as `sextant make-migrations` writes it, and while it runs one
// process that reads a row by its key and one that changes one, again and again, each on connections of its own. Their
// longest single wait is what is reported, beside the longest one while nothing was migrated. Afterwards all rows are looked at.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  defineTable,
  FixedSettings,
  generateMigration,
  initialMigration,
  SqlEngines,
  statement,
  SystemClock,
  ThrowawayPostgres,
  TypeormDatabase,
} from './support/library.mjs';

const { values: asked } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgres,sqlite' },
    rows: { type: 'string', default: '1000000' },
    witness: { type: 'string' },
    url: { type: 'string' },
  },
});
const ROWS = Number(asked.rows);
const QUIET_MILLISECONDS = 1_500;

const base = defineTable({
  name: 'sightings',
  columns: {
    id: { kind: 'bigint' },
    label: { kind: 'text', length: 40 },
    amount: { kind: 'integer' },
    note: { kind: 'text', length: 80, nullable: true },
  },
  primaryKey: ['id'],
});
const withColumn = (name, column) => ({ ...base, columns: { ...base.columns, [name]: column } });

/** Each with what every row must be afterwards, as SQL. */
const CHANGES = [
  { name: 'widen a column', table: withColumn('label', { kind: 'text', length: 400 }), intact: `label = 'label ' || id` },
  { name: 'change its type', table: withColumn('amount', { kind: 'double' }), intact: 'amount >= id' },
  {
    name: 'rename it',
    table: {
      ...base,
      columns: Object.fromEntries(Object.entries(base.columns).map(([name, column]) => [name === 'label' ? 'title' : name, column])),
    },
    renames: [{ kind: 'column', table: 'sightings', from: 'label', to: 'title' }],
    intact: `title = 'label ' || id`,
  },
  {
    name: 'add NOT NULL',
    table: withColumn('note', { kind: 'text', length: 80 }),
    fills: { 'sightings.note': 'none' },
    intact: `note = CASE WHEN id % 2 = 0 THEN 'even' ELSE 'none' END`,
  },
];
const FIRST = initialMigration('20260101-0001-sightings', [base]);

async function open(url, tables, migrations) {
  const settings = new FixedSettings({
    databases: { bench: url },
    database: { runMigrations: false, statementTimeoutMilliseconds: 0, lockTimeoutMilliseconds: 600_000, poolSize: 4 },
  });
  const database = new TypeormDatabase({ name: 'bench', tables, migrations }, settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  return database;
}

const run = (database, text, values = []) => database.execute({ ...statement('bench', text), unlimited: true }, values, 'write');

async function fill(database) {
  const numbers =
    database.engine.dialect.name === 'postgres'
      ? `generate_series(1, ${String(ROWS)}) AS n(id)`
      : `(WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${String(ROWS)}) SELECT id FROM n) AS n`;
  await run(database, `INSERT INTO sightings SELECT id, 'label ' || id, id, CASE WHEN id % 2 = 0 THEN 'even' END FROM ${numbers}`);
  await run(database, database.engine.dialect.name === 'postgres' ? 'VACUUM ANALYZE sightings' : 'ANALYZE');
}

/** Runs as a process of its own: the longest single statement since it was last asked. */
async function witness(kind, url) {
  const database = await open(url, [base], []);
  const text = kind === 'reader' ? 'SELECT amount FROM sightings WHERE id = $1' : 'UPDATE sightings SET amount = amount + 1 WHERE id = $1';
  let [longest, number, statements, failures, stopped] = [0, 0, 0, 0, false];
  let began;
  process.on('message', (message) => {
    if (message === 'stop') stopped = true;
    // A statement that still waits has waited so long already.
    else process.send({ longest: Math.max(longest, began === undefined ? 0 : performance.now() - began), statements, failures });
    [longest, statements] = [0, 0];
  });
  process.send('ready');
  while (!stopped) {
    number = (number * 7919 + 13) % ROWS;
    began = performance.now();
    await database
      .execute({ ...statement(`bench.${kind}`, text), unlimited: true }, [BigInt(number + 1)], kind === 'reader' ? 'read' : 'write')
      .catch((error) => {
        failures += 1;
        if (failures === 1) console.error(`${kind}: ${error.message}`);
      });
    longest = Math.max(longest, performance.now() - began);
    began = undefined;
    statements += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await database.dispose();
  process.disconnect();
}

async function startWitness(kind, url) {
  const child = fork(import.meta.filename, ['--witness', kind, '--url', url, '--rows', String(ROWS)], { env: process.env });
  await once(child, 'message');
  return {
    async ask() {
      child.send('report');
      return (await once(child, 'message'))[0];
    },
    async end() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

async function generated({ table, renames = [], fills = {} }, engine, place) {
  const laboratory = await open(await place(), [], [FIRST]);
  const found = await generateMigration({
    database: 'bench',
    name: '20260101-0002-change',
    tables: [table],
    laboratories: [laboratory],
    renames,
    fills,
    allowDataLoss: true,
  });
  await laboratory.dispose();
  return { migration: found.migration, steps: found.migration.up[engine] };
}

async function measure(change, engine, place) {
  const { migration, steps } = await generated(change, engine, place);
  const url = await place();
  const first = await open(url, [base], [FIRST]);
  await first.migrate();
  await fill(first);
  await first.dispose();
  const witnesses = [await startWitness('reader', url), await startWitness('writer', url)];
  await new Promise((resolve) => setTimeout(resolve, QUIET_MILLISECONDS));
  const before = await Promise.all(witnesses.map((one) => one.ask()));
  const database = await open(url, [change.table], [FIRST, migration]);
  const began = performance.now();
  await database.migrate();
  const seconds = (performance.now() - began) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const during = await Promise.all(witnesses.map((one) => one.ask()));
  await Promise.all(witnesses.map((one) => one.end()));
  const { rows } = await run(
    database,
    `SELECT count(*) AS found, sum(CASE WHEN ${change.intact} THEN 1 ELSE 0 END) AS intact FROM sightings`,
  );
  const differences = (await database.drift()).findings.length;
  await database.dispose();
  const [{ found, intact }] = rows;
  if (Number(found) !== ROWS || Number(intact) !== ROWS || differences > 0)
    throw new Error(`${change.name} on ${engine}: ${String(found)} rows, ${String(intact)} intact, ${String(differences)} differences`);
  return { steps, seconds, before, during };
}

const ENGINES = {
  async postgres() {
    const server = await ThrowawayPostgres.start({ settings: { max_wal_size: '4GB' } });
    let databases = 0;
    await report('postgres', () => server.createDatabase(`bench_${String((databases += 1))}`));
    await server[Symbol.asyncDispose]();
  },

  async sqlite() {
    const folder = await mkdtemp(path.join(tmpdir(), 'sextant-locks-'));
    let files = 0;
    await report('sqlite', async () => `sqlite:///${path.join(folder, `${String((files += 1))}.db`)}`);
    await rm(folder, { recursive: true });
  },
};

async function report(engine, place) {
  for (const change of CHANGES) {
    const { steps, seconds, before, during } = await measure(change, engine, place);
    const [reader, writer] = during;
    const [quietReader, quietWriter] = before;
    console.log(`\n${engine}: ${change.name}, ${ROWS.toLocaleString('en')} rows, all intact`);
    console.log(
      `  migration ${seconds.toFixed(2)} s; longest wait of a reader ${ms(reader)} (before ${ms(quietReader)}), of a writer ${ms(writer)} (before ${ms(quietWriter)})`,
    );
    for (const step of steps)
      console.log(`    ${(typeof step === 'string' ? step : step.sql).replaceAll(/\s+/g, ' ')}${step.transaction ? '  -- outside' : ''}`);
  }
}

const ms = ({ longest, statements, failures }) =>
  `${longest.toFixed(0)} ms of ${String(statements)}${failures > 0 ? `, ${String(failures)} refused` : ''}`;

if (asked.witness) await witness(asked.witness, asked.url);
else for (const engine of asked.engine.split(',')) await ENGINES[engine]();
