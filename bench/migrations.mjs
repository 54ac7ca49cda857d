// 200 migrations on an empty database beside TypeORM's own runner, in one run and in alternating rounds, on PostgreSQL and SQLite.
// Run with `npm run bench:migrations` (builds first); `-- --engine sqlite --rounds 9 --migrations 50` runs a part.
// Only the applying is timed: not making the database, not connecting. Every contender applies each migration in a transaction
// of its own; TypeORM's default, all of them in one, is shown too. PostgreSQL is the tests' throwaway server, on loopback.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { FixedSettings, SqlEngines, SystemClock, ThrowawayPostgres, TypeormDatabase } from './support/library.mjs';
import { median } from './support/rounds.mjs';

const { values: asked } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgres,sqlite' },
    rounds: { type: 'string', default: '7' },
    migrations: { type: 'string', default: '200' },
  },
});
const MIGRATIONS = Number(asked.migrations);
const ROUNDS = Number(asked.rounds);

/** By turns a table with an index, and a column with an index: what histories are made of. */
const history = Array.from({ length: MIGRATIONS }, (_, index) => {
  const table = `table_${String(index >> 1)}`;
  const statements =
    index % 2 === 0
      ? [
          `CREATE TABLE ${table} (id bigint PRIMARY KEY, owner bigint NOT NULL, name varchar(255) NOT NULL, amount double precision, CONSTRAINT ${table}_name UNIQUE (name))`,
          `CREATE INDEX ${table}_owner ON ${table} (owner)`,
        ]
      : [`ALTER TABLE ${table} ADD COLUMN note varchar(40)`, `CREATE INDEX ${table}_note ON ${table} (note)`];
  const undo = index % 2 === 0 ? [`DROP TABLE ${table}`] : [`DROP INDEX ${table}_note`, `ALTER TABLE ${table} DROP COLUMN note`];
  return { number: String(index).padStart(6, '0'), statements, undo };
});

const ours = history.map(({ number, statements, undo }) => ({
  name: `20260101-${number}`,
  up: { postgres: statements, sqlite: statements },
  down: { postgres: undo, sqlite: undo },
}));

const theirs = history.map(({ number, statements, undo }) => {
  const name = `Migration1767225${number}`;
  const run = async (runner, texts) => {
    for (const text of texts) await runner.query(text);
  };
  return {
    [name]: class {
      name = name;
      up = (runner) => run(runner, statements);
      down = (runner) => run(runner, undo);
    },
  }[name];
});

async function sextant(url) {
  const settings = new FixedSettings({ databases: { bench: url }, database: { runMigrations: false } });
  const database = new TypeormDatabase({ name: 'bench', tables: [], migrations: ours }, settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  return { migrate: async () => (await database.migrate()).length, close: () => database.dispose() };
}

async function typeorm(options, transaction) {
  const source = await new DataSource({ ...options, migrations: theirs }).initialize();
  return { migrate: async () => (await source.runMigrations({ transaction })).length, close: () => source.destroy() };
}

async function timed({ migrate, close }) {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  const applied = await migrate();
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  await close();
  if (applied !== MIGRATIONS) throw new Error(`${String(applied)} of ${String(MIGRATIONS)} migrations were applied`);
  return { milliseconds, processor: (user + system) / 1000 };
}

/** One fresh database for each contender and round; the order moves on by one each round. */
async function compare(title, contenders) {
  const names = Object.keys(contenders);
  const found = new Map(names.map((name) => [name, []]));
  for (const name of names) await timed(await contenders[name]()); // warm-up
  for (let round = 0; round < ROUNDS; round++)
    for (let place = 0; place < names.length; place++) {
      const name = names[(place + round) % names.length];
      found.get(name).push(await timed(await contenders[name]()));
    }
  console.log(`\n${title}: ${String(MIGRATIONS)} migrations on an empty database`);
  const base = found.get(names[0]);
  for (const [name, runs] of found) {
    const ratio = median(runs.map(({ milliseconds }, round) => base[round].milliseconds / milliseconds));
    const time = median(runs.map(({ milliseconds }) => milliseconds));
    const processor = median(runs.map((run) => run.processor));
    console.log(
      `  ${name.padEnd(44)} ${time.toFixed(0).padStart(6)} ms  ${(time / MIGRATIONS).toFixed(2).padStart(6)} ms each  ${ratio.toFixed(2).padStart(5)} x  ${processor.toFixed(0).padStart(5)} ms CPU here`,
    );
  }
}

const ENGINES = {
  async postgres() {
    const server = await ThrowawayPostgres.start();
    let databases = 0;
    const fresh = () => server.createDatabase(`bench_${String((databases += 1))}`);
    await compare('PostgreSQL', {
      Sextant: async () => sextant(await fresh()),
      'TypeORM, a transaction each': async () => typeorm({ type: 'postgres', url: await fresh() }, 'each'),
      'TypeORM, all in one transaction': async () => typeorm({ type: 'postgres', url: await fresh() }, 'all'),
    });
    await server[Symbol.asyncDispose]();
  },

  async sqlite() {
    const folder = await mkdtemp(path.join(tmpdir(), 'sextant-bench-'));
    let files = 0;
    const fresh = () => path.join(folder, `${String((files += 1))}.db`);
    const better = () => ({
      type: 'better-sqlite3',
      driver: BetterSqlite,
      database: fresh(),
      // As Sextant sets them.
      prepareDatabase: (database) => ['journal_mode = WAL', 'synchronous = NORMAL'].forEach((pragma) => database.pragma(pragma)),
    });
    await compare('SQLite', {
      'Sextant, better-sqlite3': () => sextant(`sqlite+better-sqlite3:///${fresh()}`),
      'Sextant, sqlite3': () => sextant(`sqlite:///${fresh()}`),
      'TypeORM, better-sqlite3, a transaction each': () => typeorm(better(), 'each'),
      'TypeORM, better-sqlite3, all in one': () => typeorm(better(), 'all'),
    });
    await rm(folder, { recursive: true });
  },
};

console.log(
  `node ${process.version}, ${String(ROUNDS)} rounds: median time, median of the ratios round by round (above 1 is faster than the first)`,
);
for (const engine of asked.engine.split(',')) await ENGINES[engine]();
