// The library beside the raw drivers and its rivals, in one run and in alternating rounds, on PostgreSQL and on SQLite.
// Run with `npm run bench:database` (builds first); `npm run bench:database -- --only point-read,insert --engine sqlite`
// runs a part, `--rounds 15 --seconds 1` is steadier, `--contenders Sextant,raw` keeps those whose name contains one of the
// words (the first of all, which the ratios refer to, always runs).
// The PostgreSQL is the tests' own throwaway server, on loopback; every SQLite contender has a file of its own.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { CASES } from './database/cases.mjs';
import { drizzlePg } from './database/contenders/drizzle-pg.mjs';
import { drizzleSqlite } from './database/contenders/drizzle-sqlite.mjs';
import { kyselyPg, kyselySqlite } from './database/contenders/kysely.mjs';
import { postgresJs } from './database/contenders/postgres-js.mjs';
import { rawPg } from './database/contenders/raw-pg.mjs';
import { rawBetterSqlite, rawSqlite3 } from './database/contenders/raw-sqlite.mjs';
import { sextant } from './database/contenders/sextant.mjs';
import { typeormPostgres, typeormSqlite } from './database/contenders/typeorm.mjs';
import { fillAccounts, openDatabase } from './database/model.mjs';
import { compare, print } from './support/rounds.mjs';
import { ThrowawayPostgres } from './support/library.mjs';

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    engine: { type: 'string', default: 'postgres,sqlite' },
    contenders: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '0.5' },
  },
});
const ENGINES = { postgres, sqlite };
const engines = known('engine', asked.engine, Object.keys(ENGINES));
const names = CASES.map(({ name }) => name);
const only = known('only', asked.only ?? names.join(), names);
const options = { rounds: Number(asked.rounds), seconds: Number(asked.seconds) };

function known(option, text, allowed) {
  const given = text.split(',');
  const wrong = given.find((one) => !allowed.includes(one));
  if (wrong !== undefined) throw new TypeError(`--${option} ${wrong}: not one of ${allowed.join(', ')}`);
  return given;
}

/** Runs the cases asked for; of `contenders` the first is what the others are compared with. */
async function run(title, contenders) {
  const words = asked.contenders?.split(',');
  const chosen = Object.entries(contenders).filter(([name], index) => !words || index === 0 || words.some((word) => name.includes(word)));
  for (const { name, title: what, unit, of } of CASES) {
    if (!only.includes(name)) continue;
    const runs = chosen.map(([contender, operations]) => [contender, of(operations)]).filter(([, work]) => work);
    print(`${title}: ${what}`, await compare(Object.fromEntries(runs), options), unit);
  }
  for (const contender of Object.values(contenders)) await contender.close();
}

async function postgres() {
  const server = await ThrowawayPostgres.start();
  const url = await server.createDatabase('bench');
  const database = await openDatabase(url);
  await fillAccounts(database);
  const other = sextant(await openDatabase(url), { isolation: 'serializable' });
  await run('PostgreSQL', {
    'raw pg, named statements': rawPg(url),
    Sextant: sextant(database),
    'Sextant, serializable': { transfer: other.transfer, close: other.close },
    'Sextant, rows streamed': { bulk: other.bulkStreamed, close: () => undefined },
    TypeORM: await typeormPostgres(url),
    Drizzle: drizzlePg(url),
    Kysely: kyselyPg(url),
    'postgres.js': postgresJs(url),
  });
  await server[Symbol.asyncDispose]();
}

async function sqlite() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sextant-bench-'));
  const filled = path.join(folder, 'filled.db');
  const filling = await openDatabase(`sqlite:///${filled}`);
  await fillAccounts(filling);
  await filling.dispose();
  let files = 0;
  const file = async () => {
    const copy = path.join(folder, `${++files}.db`);
    await copyFile(filled, copy);
    return copy;
  };
  const better = async () => {
    const database = new BetterSqlite(await file());
    for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON']) database.pragma(pragma);
    return database;
  };
  await run('SQLite on other threads (sqlite3)', {
    'raw sqlite3, prepared': await rawSqlite3(await file()),
    Sextant: sextant(await openDatabase(`sqlite:///${await file()}`)),
  });
  await run('SQLite on this thread (better-sqlite3)', {
    'raw better-sqlite3, prepared': rawBetterSqlite(await better()),
    Sextant: sextant(await openDatabase(`sqlite+better-sqlite3:///${await file()}`)),
    TypeORM: await typeormSqlite(await file(), BetterSqlite),
    Drizzle: drizzleSqlite(await better()),
    Kysely: kyselySqlite(await better()),
  });
  await rm(folder, { recursive: true });
}

const { rounds, seconds } = options;
console.log(
  `node ${process.version}, ${rounds} rounds of ${seconds} s: median rate, median of the ratios round by round, median processor time`,
);
for (const engine of engines) await ENGINES[engine]();
