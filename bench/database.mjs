// A repository of ours beside the raw driver with named statements and TypeORM's own repository, in one run and in
// alternating rounds: point read (alone and 32 in flight), list of 100, insert, on PostgreSQL and on SQLite.
// Run with `npm run bench:database` (builds first). The PostgreSQL is the tests' own throwaway server, on loopback.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';
import pg from 'pg';
import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import { compare, print } from './support/rounds.mjs';

const dist = path.resolve(process.env.SEXTANT_DIST ?? path.join(import.meta.dirname, '..', 'dist'));
const load = (file) => import(pathToFileURL(path.join(dist, 'src', file)).href);
const { SystemClock } = await load('adapters/system/system-clock.js');
const { SqlEngines } = await load('adapters/typeorm/database/sql-engines.js');
const { TypeormIdentityDatabase } = await load('adapters/typeorm/identity/identity.database.typeorm.js');
const { TypeormUserRepository } = await load('adapters/typeorm/identity/user.typeorm.js');
const { entitySchemas } = await load('adapters/typeorm/shared/entity-schemas.js');
const { userTable } = await load('adapters/schema/identity/user.schema.js');
const { FixedSettings } = await load('testing/fixed-settings.js');
const { ThrowawayPostgres } = await load('testing/postgres/index.js');
const { NewUser, Page, Instant } = await load('index.js');

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 0.5);
const USERS = 1_000;
const NOW = '2026-11-21T12:00:00.123456Z';
const POOL = 10;

let serial = 0;
const nextEmail = () => `bench${++serial}.${process.pid}@example.org`;
const anyId = () => 1 + Math.floor(Math.random() * USERS);

/** Ours on one URL, filled. */
async function sextant(url) {
  const settings = new FixedSettings({ databases: { identity: url }, database: { poolSize: POOL } });
  const database = new TypeormIdentityDatabase(settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  const users = new TypeormUserRepository(database);
  await database.transaction(async () => {
    for (let index = 0; index < USERS; index++) await users.save(new NewUser(`u${index}@example.org`, `User ${index}`, Instant.parse(NOW)));
  });
  return { users, database };
}

const many = (count, one) => async () => {
  for (let index = 0; index < count; index++) await one();
  return count;
};
const inFlight = (width, one) => async () => {
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let index = 0; index < 10; index++) await one();
    }),
  );
  return width * 10;
};

async function cases(title, baseline, contenders) {
  const select = (operation) => Object.fromEntries(Object.entries(contenders).map(([name, of]) => [name, of[operation]]));
  const options = { rounds: ROUNDS, seconds: SECONDS };
  const wrap = (around, operations) => Object.fromEntries(Object.entries(operations).map(([name, one]) => [name, around(one)]));
  print(
    `${title}: point read, one at a time`,
    await compare(
      wrap((one) => many(50, one), select('read')),
      options,
    ),
    baseline,
  );
  print(
    `${title}: point read, 32 in flight`,
    await compare(
      wrap((one) => inFlight(32, one), select('read')),
      options,
    ),
    baseline,
  );
  print(
    `${title}: list of 100`,
    await compare(
      wrap((one) => many(10, one), select('list')),
      options,
    ),
    baseline,
  );
  print(
    `${title}: insert`,
    await compare(
      wrap((one) => many(20, one), select('insert')),
      options,
    ),
    baseline,
  );
}

async function postgres() {
  const server = await ThrowawayPostgres.start();
  const url = await server.createDatabase('bench');
  const ours = await sextant(url);
  const raw = new pg.Pool({ connectionString: url, max: POOL });
  const orm = await new DataSource({
    type: 'postgres',
    url,
    entities: entitySchemas([userTable], 'postgres'),
    extra: { max: POOL },
  }).initialize();
  const rows = orm.getRepository('users');
  const columns = 'id, email, name, created_at';
  await cases('PostgreSQL', 'raw pg, named statements', {
    'raw pg, named statements': {
      read: () => raw.query({ name: 'read', text: `SELECT ${columns} FROM users WHERE id = $1`, values: [anyId()] }),
      list: () => raw.query({ name: 'list', text: `SELECT ${columns} FROM users ORDER BY id LIMIT $1`, values: [100] }),
      insert: () =>
        raw.query({
          name: 'insert',
          text: 'INSERT INTO users (email, name, created_at) VALUES ($1, $2, $3) RETURNING id',
          values: [nextEmail(), 'Bench', NOW],
        }),
    },
    'Sextant repository': {
      read: () => ours.users.findById(BigInt(anyId())),
      list: () => ours.users.list(new Page({ limit: 100 })),
      insert: () => ours.users.save(new NewUser(nextEmail(), 'Bench', Instant.parse(NOW))),
    },
    'TypeORM repository': {
      read: () => rows.findOneBy({ id: anyId() }),
      list: () => rows.find({ order: { id: 'ASC' }, take: 100 }),
      insert: () => rows.insert({ email: nextEmail(), name: 'Bench', created_at: NOW }),
    },
  });
  await orm.destroy();
  await raw.end();
  await ours.database.dispose();
  await server[Symbol.asyncDispose]();
}

async function sqlite() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sextant-bench-'));
  const file = path.join(folder, 'bench.db');
  const ours = await sextant(`sqlite:///${file}`);
  const raw = await new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(database)));
  });
  raw.configure('busyTimeout', 5_000);
  const run = (sql) => new Promise((resolve, reject) => raw.exec(sql, (error) => (error ? reject(error) : resolve())));
  await run('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  const prepare = (sql) =>
    new Promise((resolve, reject) => {
      const prepared = raw.prepare(sql, (error) => (error ? reject(error) : resolve(prepared)));
    });
  const read = await prepare('SELECT id, email, name, created_at FROM users WHERE id = ?');
  const list = await prepare('SELECT id, email, name, created_at FROM users ORDER BY id LIMIT ?');
  const insert = await prepare('INSERT INTO users (email, name, created_at) VALUES (?, ?, ?)');
  const all = (prepared, ...values) =>
    new Promise((resolve, reject) => prepared.all(...values, (error, found) => (error ? reject(error) : resolve(found))));
  const change = (prepared, ...values) =>
    new Promise((resolve, reject) => prepared.run(...values, (error) => (error ? reject(error) : resolve())));
  await cases('SQLite', 'raw sqlite3, prepared', {
    'raw sqlite3, prepared': {
      read: () => all(read, anyId()),
      list: () => all(list, 100),
      insert: () => change(insert, nextEmail(), 'Bench', NOW),
    },
    'Sextant repository': {
      read: () => ours.users.findById(BigInt(anyId())),
      list: () => ours.users.list(new Page({ limit: 100 })),
      insert: () => ours.users.save(new NewUser(nextEmail(), 'Bench', Instant.parse(NOW))),
    },
  });
  for (const prepared of [read, list, insert]) prepared.finalize();
  await new Promise((resolve) => raw.close(resolve));
  await ours.database.dispose();
  await rm(folder, { recursive: true });
}

console.log(`node ${process.version}, ${ROUNDS} rounds of ${SECONDS} s, medians; ratios are per-round medians`);
await postgres();
await sqlite();
