import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { MemoryIdentityDatabase } from '../../../src/adapters/memory/identity/identity.database.memory.js';
import { MemoryUserRepository } from '../../../src/adapters/memory/identity/user.memory.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines, TypeormIdentityDatabase, TypeormUserRepository } from '../../../src/adapters/typeorm/index.js';
import { NewUser } from '../../../src/domain/identity/user.js';
import { Instant } from '../../../src/domain/shared/instant.js';
import { Page } from '../../../src/domain/shared/page.js';
import type { UserRepository } from '../../../src/ports/identity/user.repository.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { sharedPostgres } from '../../../src/testing/postgres/index.js';
import { templateDatabase, type TemplateDatabase, type TemplateEngine } from '../../../src/testing/templates/template-database.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const AT_ONCE = 8;
/** A copy of a PostgreSQL database takes the server tens of milliseconds. */
const TESTS: Readonly<Record<TemplateEngine, number>> = { sqlite: 200, 'sqlite (better-sqlite3)': 200, postgres: 40 };

async function opened(url: string, runMigrations: boolean): Promise<TypeormIdentityDatabase> {
  const settings = new FixedSettings({ databases: { identity: url }, database: { runMigrations, poolSize: 2 } });
  const database = new TypeormIdentityDatabase(settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  return database;
}

/** Migrated, with one user. */
async function prepare(url: string): Promise<void> {
  const database = await opened(url, true);
  await new TypeormUserRepository(database).save(new NewUser('first@example.org', 'First', NOON));
  await database.dispose();
}

/** A test that would notice rows, ids or changes of another one. */
async function isAlone(users: UserRepository, index: number): Promise<void> {
  const [first] = await users.list(new Page());
  expect(first?.name).to.equal('First');
  const own = await users.save(new NewUser('same@example.org', `Test ${String(index)}`, NOON));
  expect(own.id).to.equal((first?.id ?? 0n) + 1n);
  await users.save(own.renamed(`Renamed ${String(index)}`));
  if (first) await users.delete(first.id);
  expect((await users.list(new Page())).map(({ name }) => name)).to.deep.equal([`Renamed ${String(index)}`]);
}

async function eightAtOnce(tests: number, test: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < tests) await test((next += 1));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

for (const engine of ['sqlite', 'sqlite (better-sqlite3)', 'postgres'] as const)
  describe(`template database on ${engine}`, function () {
    this.timeout(120_000);
    let template: TemplateDatabase;
    before(async () => {
      template = await templateDatabase(engine, prepare);
    });
    after(() => template[Symbol.asyncDispose]());

    it(`guarantee 32: ${String(TESTS[engine])} tests, 8 at once, know nothing of each other`, async () => {
      await eightAtOnce(TESTS[engine], async (index) => {
        const copy = await template.clone();
        const database = await opened(copy.url, false);
        await isAlone(new TypeormUserRepository(database), index);
        await database.dispose();
        await copy.remove();
      });
    });

    it('leaves the template as it was prepared', async () => {
      const copy = await template.clone();
      const database = await opened(copy.url, false);
      expect((await new TypeormUserRepository(database).list(new Page())).map(({ name }) => name)).to.deep.equal(['First']);
      expect(new Set((await database.migrator().statuses()).map(({ state }) => state))).to.deep.equal(new Set(['applied']));
      await database.dispose();
      await copy.remove();
    });
  });

describe('template database on SQLite', () => {
  it('guarantee 32: a copy and its removal take no 2 ms of the processor', async () => {
    await using template = await templateDatabase('sqlite', prepare);
    const clones = 200;
    const began = process.cpuUsage();
    for (let index = 0; index < clones; index++) await (await template.clone()).remove();
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000 / clones).to.be.below(2);
  });

  it('refuses a template that is still open, and keeps no file of it', async () => {
    let file = '';
    let database: TypeormIdentityDatabase | undefined;
    const failed = await rejection(
      templateDatabase('sqlite', async (url) => {
        file = url.replace('sqlite:///', '');
        database = await opened(url, true);
      }),
    );
    expect(failed).to.have.property('code', 'INVALID_VALUE');
    await database?.dispose();
    expect(existsSync(file)).to.equal(false);
  });

  it('removes copies that are left when it goes', async () => {
    const template = await templateDatabase('sqlite', prepare);
    const { url } = await template.clone();
    await template[Symbol.asyncDispose]();
    expect(existsSync(url.replace('sqlite:///', ''))).to.equal(false);
  });
});

describe('template database on PostgreSQL', () => {
  it('leaves no database behind', async () => {
    const server = await sharedPostgres();
    const names = async (): Promise<string[]> =>
      (await server.query<{ datname: string }>('select datname from pg_database order by 1')).map(({ datname }) => datname);
    const before = await names();
    const template = await templateDatabase('postgres', prepare);
    await (await template.clone()).remove();
    await template[Symbol.asyncDispose]();
    expect(await names()).to.deep.equal(before);
    await rejection(templateDatabase('postgres', () => Promise.reject(new Error('not prepared'))));
    expect(await names()).to.deep.equal(before);
  });
});

describe('databases in memory', () => {
  it('guarantee 32: 200 tests, 8 at once, know nothing of each other and take no 2 ms of the processor each', async () => {
    const began = process.cpuUsage();
    await eightAtOnce(200, async (index) => {
      const users = new MemoryUserRepository(new MemoryIdentityDatabase());
      await users.save(new NewUser('first@example.org', 'First', NOON));
      await isAlone(users, index);
    });
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000 / 200).to.be.below(2);
  });
});
