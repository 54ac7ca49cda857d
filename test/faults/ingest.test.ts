import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogTables } from '../../src/adapters/schema/catalog/catalog.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines, TypeormCatalogDatabase } from '../../src/adapters/typeorm/index.js';
import { FixedSettings, newBackend, type Backend, type EngineName } from '../../src/testing/index.js';
import { times } from './scale.js';

const MAIN = fileURLToPath(new URL('../../src/adapters/cli/main.js', import.meta.url));
const KILLER = new URL('ingest-killer.js', import.meta.url).href;

/** Two batches, each with every object, so that the second one leaves marks. */
const OBJECTS = 6;
const BATCH = 100;
const DETECTIONS = 160;
/** Each process takes a second to start. */
const FULL = times({ short: 0, full: 1 }) === 1;
const ENGINES: readonly EngineName[] = ['sqlite', ...(FULL ? (['sqlite (better-sqlite3)'] as const) : []), 'postgres'];

/** Moments of one load, in the order it comes by them; each run is killed at one and the next one goes on. */
const MOMENTS = ['done: ingest batch', 'committed: ingest batch', 'committed: ingest batch #2', 'done: magnitude statistics'] as const;

interface Run {
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly steps: readonly string[];
  /** Detections that the process counted as stored. */
  readonly counted: number;
}

for (const engine of ENGINES)
  describe(`sextant ingest killed with -9 on ${engine}`, function () {
    this.timeout(times({ short: 120_000, full: 1_800_000 }));
    let folder: string;
    let file: string;
    let undisturbed: Awaited<ReturnType<typeof rowsOf>>;
    let steps: readonly string[];

    before(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'sextant-ingest-kill-'));
      writeFileSync((file = path.join(folder, 'detections.csv')), detections());
      await onCatalog(async (backend) => {
        const run = await ingest(backend);
        ({ steps } = run);
        expect(run).to.include({ signal: null, counted: DETECTIONS });
        undisturbed = await rowsOf(backend);
        for (const table of ['object', 'detection', 'dataquality', 'gaia_ztf', 'ps1_ztf', 'reference', 'magstat'])
          expect(undisturbed[table], table).to.have.length.above(0);
      });
    });
    after(() => {
      rmSync(folder, { recursive: true });
    });

    it(`at ${String(MOMENTS.length)} moments one after the other: what was committed stays, the last run completes it`, () =>
      onCatalog(async (backend) => {
        let stored = 0;
        for (const moment of MOMENTS) stored = await killedRun(backend, moment, stored);
        await completes(backend, stored);
      }));

    if (FULL)
      it('at every step: what was committed stays, a second run completes it', async () => {
        const seen = new Map<string, number>();
        for (const step of steps) {
          const nth = (seen.get(step) ?? 0) + 1;
          seen.set(step, nth);
          await onCatalog(async (backend) => completes(backend, await killedRun(backend, `${step} #${String(nth)}`, 0)));
        }
      });

    /** Runs the command until it is killed. Gives the number of detections that are stored then. */
    async function killedRun(backend: Backend, moment: string, storedBefore: number): Promise<number> {
      const { signal, stdout, counted } = await ingest(backend, moment);
      expect([signal, stdout], moment).to.deep.equal(['SIGKILL', '']);
      const { detection, object, magstat } = await rowsOf(backend);
      const stored = detection?.length ?? 0;
      expect(stored, `${moment}: what was counted as stored`).to.be.at.least(storedBefore + counted);
      expect(stored % BATCH === 0 || stored === DETECTIONS, `${moment}: whole batches`).to.equal(true);
      const marked = new Set(object?.filter((row) => row['corrected'] === null).map((row) => row['oid']));
      const current = (magstat ?? []).filter((row) => !marked.has(row['oid']));
      const inStatistics = current.reduce((sum, row) => sum + Number(row['ndet']), 0);
      const inObjects = object?.filter((row) => !marked.has(row['oid'])).reduce((sum, row) => sum + Number(row['ndet']), 0);
      expect(inStatistics, `${moment}: no statistics look current that are not`).to.equal(inObjects);
      return stored;
    }

    async function completes(backend: Backend, stored: number): Promise<void> {
      const { signal, stdout } = await ingest(backend);
      expect(signal).to.equal(null);
      expect(JSON.parse(stdout)).to.deep.include({ inserted: DETECTIONS - stored, skipped: stored, rejected: [] });
      const rows = await rowsOf(backend);
      for (const [table, expected] of Object.entries(undisturbed)) expect(rows[table], table).to.deep.equal(expected);
      expect(Object.keys(rows)).to.have.length(17);
    }

    /** `sextant ingest`, a process of its own, which kills itself at a moment if told to. */
    async function ingest({ url }: Backend, moment = ''): Promise<Run> {
      const child = spawn(process.execPath, ['--import', KILLER, MAIN, 'ingest', '--json', file], {
        cwd: folder,
        env: { PATH: process.env['PATH'], SEXTANT_DATABASES__CATALOG__URL: url, INGEST_KILLED_AT: moment },
        stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
      });
      const [stdout, said] = [texts(child.stdout), texts(child.stdio[3] as NodeJS.ReadableStream)];
      const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
      const steps = said.join('').split('\n').slice(0, -1);
      const counted = steps.flatMap((step) => /^stored: (\d+)$/.exec(step)?.[1] ?? []).reduce((sum, count) => sum + Number(count), 0);
      return { signal, stdout: stdout.join(''), steps, counted };
    }

    /** A migrated catalog. */
    async function onCatalog(work: (backend: Backend) => Promise<void>): Promise<void> {
      const backend = await newBackend(engine);
      try {
        await work(backend);
      } finally {
        await backend.remove();
      }
    }
  });

/** All rows of all tables, by name. */
async function rowsOf({ url }: Backend): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>> {
  const settings = new FixedSettings({ databases: { catalog: url } });
  const database = new TypeormCatalogDatabase(settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  const tables = catalogTables.map(async (table) => [table.name, await database.table(table).select()] as const);
  const rows = Object.fromEntries(await Promise.all(tables));
  await database.dispose();
  return rows;
}

function texts(stream: NodeJS.ReadableStream | null): readonly string[] {
  const said: string[] = [];
  stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return said;
}

/** Detections by turns of several objects in two bands, with what fills four other tables. */
function detections(): string {
  const names =
    'oid,candid,mjd,fid,isdiffpos,ra,dec,magpsf,sigmapsf,rfid,distnr,corrected,magpsf_corr,xpos,exptime,neargaia,maggaia,nmtchps,objectidps1,distpsnr1,sgscore1,ranr,decnr,nframesref,mjdstartref,mjdendref';
  const lines = Array.from({ length: DETECTIONS }, (_, index) => {
    const [object, night] = [index % OBJECTS, Math.floor(index / OBJECTS)];
    const fid = 1 + (night % 2);
    const seen = [`ZTF18k${'abcdefghij'[object % 10] ?? ''}${String(object)}`, 1_000_000 + index, 58_000 + night / 4, fid, 1];
    const measured = [100 + object + (night % 7) / 1e5, -20 + (night % 5) / 1e5, 18 + (night % 11) / 8, 0.125, fid, 0.5, 'true', 17.5];
    const beside = [night, 30, 0.25, night === 20 ? 16 : 15, 1, 77 + (night === 25 ? 1 : 0), 0.5, 0.75];
    return [...seen, ...measured, ...beside, 100 + object, -20, 15, 57_000, night > 18 ? 58_010 : 57_900].join();
  });
  return [names, ...lines, ''].join('\n');
}
