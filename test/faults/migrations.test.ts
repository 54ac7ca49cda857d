import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import {
  MigrationHistoryConflict,
  MigrationInterrupted,
  SqlEngines,
  statement,
  TypeormDatabase,
} from '../../src/adapters/typeorm/index.js';
import type { Migration } from '../../src/adapters/typeorm/migrations/migration.js';
import { FixedSettings, newBackend } from '../../src/testing/index.js';
import { failure } from './fault-subject.js';
import { inParts, STEPS, transactional } from './migration-steps.js';
import { times } from './scale.js';

const PROCESS = fileURLToPath(new URL('./migrating-process.js', import.meta.url));
const PROCESSES = 5;
const ROUNDS = times({ short: 2, full: 20 });
const ENGINES = ['sqlite', 'postgres'] as const;

type Which = 'in one transaction' | 'in parts';

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly applied: string;
  readonly said: string;
}

async function migrating(url: string, which: Which, ...kill: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [PROCESS, url, which, ...kill], { stdio: ['ignore', 'pipe', 'pipe'] });
  let applied = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (applied += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, applied: applied.trim(), said };
}

/** A fresh database whose tables come from the given migrations. */
async function onDatabase(
  engine: (typeof ENGINES)[number],
  migrations: readonly Migration[],
  work: (database: TypeormDatabase, url: string) => Promise<void>,
): Promise<void> {
  const backend = await newBackend(engine);
  const settings = new FixedSettings({ databases: { fault: backend.url }, database: { runMigrations: false } });
  const database = new TypeormDatabase({ name: 'fault', tables: [], migrations }, settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  try {
    await work(database, backend.url);
  } finally {
    await database.dispose();
    await backend.remove();
  }
}

async function rows(database: TypeormDatabase, text: string): Promise<unknown[]> {
  return (await database.execute(statement('look', text), [], 'read')).rows;
}

async function expectWhole(database: TypeormDatabase): Promise<void> {
  const stars = await rows(database, 'SELECT id, name, magnitude FROM fault_star ORDER BY id');
  expect(stars).to.deep.equal([
    { id: 1, name: 'Sirius', magnitude: -1.46 },
    { id: 2, name: 'Vega', magnitude: null },
    { id: 3, name: 'Rigel', magnitude: 0.13 },
  ]);
  expect(await rows(database, 'SELECT id, star FROM fault_planet')).to.deep.equal([{ id: 1, star: 2 }]);
  expect((await database.migrator().statuses()).map(({ state }) => state)).to.deep.equal(['applied']);
}

describe('guarantee 17: processes that migrate at the same time', function () {
  this.timeout(times({ short: 60_000, full: 900_000 }));

  for (const engine of ENGINES)
    for (const which of engine === 'postgres' ? (['in one transaction', 'in parts'] as const) : (['in one transaction'] as const))
      it(`${String(PROCESSES)} of them on ${engine}, ${which}, ${String(ROUNDS)} times: all end well, each migration runs once`, async () => {
        for (let round = 0; round < ROUNDS; round += 1)
          await onDatabase(engine, [which === 'in parts' ? inParts : transactional], async (database, url) => {
            const ended = await Promise.all(Array.from({ length: PROCESSES }, () => migrating(url, which)));
            expect(
              ended.map(({ code }) => code),
              ended.map(({ said }) => said).join(''),
            ).to.deep.equal(Array(PROCESSES).fill(0));
            expect(ended.map(({ applied }) => applied).filter((name) => name !== '')).to.have.length(1);
            await expectWhole(database);
          });
      });
});

describe('guarantee 18: a migration killed with -9', function () {
  this.timeout(times({ short: 120_000, full: 300_000 }));
  const moments = times({ short: 1, full: 2 }) === 1 ? ['while'] : ['before', 'while'];

  for (const engine of ENGINES)
    it(`at each of ${String(STEPS)} statements of one transaction on ${engine}: the next run does it all`, async () => {
      for (const moment of moments)
        for (let step = 1; step <= STEPS; step += 1)
          await onDatabase(engine, [transactional], async (database, url) => {
            const killed = await migrating(url, 'in one transaction', String(step), moment);
            expect(killed.signal, `step ${String(step)} ${killed.said}`).to.equal('SIGKILL');
            expect(await database.migrate(), `step ${String(step)}`).to.deep.equal([transactional.name]);
            await expectWhole(database);
          });
    });

  it('at each statement of one that runs in parts: the next run finishes, or names the step and the fix', async () => {
    const named: number[] = [];
    for (const moment of moments)
      for (let step = 1; step <= STEPS; step += 1)
        await onDatabase('postgres', [inParts], async (database, url) => {
          const killed = await migrating(url, 'in parts', String(step), moment);
          expect(killed.signal, `step ${String(step)} ${killed.said}`).to.equal('SIGKILL');
          // Only the last step has no way to begin again by itself.
          const next = await database.migrate().catch((error: unknown) => error);
          if (next instanceof MigrationInterrupted) {
            named.push(step);
            expect(next.facts).to.include({ migration: inParts.name, step: 10, steps: 10 });
            expect(next.message).to.contain(`sextant repair fault --migration ${inParts.name} --step 10 --done`);
            const [index] = await rows(database, "SELECT to_regclass('fault_planet_star') IS NOT NULL AS there");
            const outcome = (index as { there: boolean }).there ? 'done' : 'undone';
            await database.repair({ kind: 'step', migration: inParts.name, step: 10, outcome });
            await database.migrate();
          } else expect(next, `step ${String(step)}`).to.deep.equal([inParts.name]);
          await expectWhole(database);
        });
    expect(new Set(named)).to.deep.equal(new Set(moments.includes('while') ? [10] : []));
  });
});

describe('guarantee 19: migrations that do not fit the history', () => {
  const edited: Migration = {
    ...transactional,
    down: { ...transactional.down, sqlite: ['DROP TABLE fault_planet '], postgres: ['DROP TABLE fault_planet '] },
  };

  for (const engine of ENGINES)
    for (const [what, now] of [
      ['one byte was changed in', [edited]],
      ['somebody deleted', []],
    ] as const)
      it(`${what} an applied one on ${engine}: refused by its name, nothing written`, async () => {
        const backend = await newBackend(engine);
        const settings = new FixedSettings({ databases: { fault: backend.url }, database: { runMigrations: false } });
        const later: Migration = { ...transactional, name: '0002-later', up: { postgres: ['SELECT 1'], sqlite: ['SELECT 1'] } };
        const opened = async (migrations: readonly Migration[]): Promise<TypeormDatabase> => {
          const database = new TypeormDatabase({ name: 'fault', tables: [], migrations }, settings, new SqlEngines(), new SystemClock());
          await database.initialize();
          return database;
        };
        const before = await opened([transactional]);
        await before.migrate();
        const ledger = await rows(before, 'SELECT * FROM sextant_migrations');
        const database = await opened([...now, later]);
        const { error } = await failure(() => database.migrate());
        expect(error).to.be.instanceOf(MigrationHistoryConflict);
        expect(error.message).to.contain(transactional.name);
        expect(await rows(before, 'SELECT * FROM sextant_migrations')).to.deep.equal(ledger);
        await Promise.all([before.dispose(), database.dispose()]);
        await backend.remove();
      });
});
