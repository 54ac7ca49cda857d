import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { Instant } from '../../src/domain/shared/instant.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservedNight,
  type TwoSites,
} from '../../src/testing/builders/observatory/index.js';
import { openObservatory, type ObservatoryBackend } from '../contract/observatory-backend.js';
import { diskPathOf, expectNothingLost, expectOnlyTheArchive, writeToDisk } from './kept-files.js';
import type { LaneOrder, LaneResult } from './observatory-process.js';
import { runInProcess, startWorker } from './observatory-worker.js';
import type { Lane, Stop } from './observatory-steps.js';
import { times } from './scale.js';

/** An hour, longer than the lease of a worker. */
const LEASE = 3_600_000_000n;
/** Loading a process costs more than the workflow, so one does several. */
const LANES = 8;
const RUN_THROUGH: Stop = { step: 0, by: 'kill' };

const later = { now: (): Instant => Instant.fromEpochMicroseconds(new SystemClock().now().epochMicroseconds + LEASE) };

interface Prepared {
  readonly sites: TwoSites;
  readonly nights: readonly ObservedNight[];
  readonly staged: ObservedNight;
}

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`observatory workflow killed at every step on ${engine}`, function () {
    this.timeout(900_000);
    let backends: readonly ObservatoryBackend[];
    let root: string;
    let next: ChildProcess;

    before(async () => {
      backends = await Promise.all(Array.from({ length: LANES }, () => openObservatory(engine)));
      root = mkdtempSync(path.join(tmpdir(), 'sextant-observatory-'));
      next = startWorker();
    });
    after(async () => {
      next.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true });
      for (const backend of backends) await backend.close();
    });

    it('loses no file, deletes no source before its verified archive copy, and goes on to the end', async () => {
      const all = await stepsOfOneRun();
      const stops = stopsIn(all);
      expect(all.length).to.be.greaterThan(300);
      expect(all.filter(({ name }) => name.startsWith('file: ')).length).to.be.greaterThan(50);
      expect(new Set(stops.map(({ by }) => by)).size).to.equal(2);
      for (let first = 0; first < stops.length; first += LANES)
        await killAll(stops.slice(first, first + LANES).map((stop, lane) => ({ stop, lane, name: String(all[stop.step - 1]?.name) })));
    });

    async function stepsOfOneRun(): Promise<Lane['steps']> {
      await prepare(0);
      const [whole] = await run([orderOf(0, RUN_THROUGH)]);
      await clean(0);
      if (!whole) throw new Error('nothing was run');
      return whole.steps;
    }

    async function killAll(stops: readonly { readonly stop: Stop; readonly lane: number; readonly name: string }[]): Promise<void> {
      const prepared = await Promise.all(stops.map(({ lane }) => prepare(lane)));
      const reached = await run(stops.map(({ lane, stop }) => orderOf(lane, stop)));
      await Promise.all(
        stops.map(async ({ lane, stop, name }, index) => {
          const when = `${stop.by} at step ${String(stop.step)}, ${name}`;
          expect(reached[index]?.steps.length, when).to.equal(stop.step);
          expect(reached[index]?.steps.at(-1)?.name, when).to.equal(name);
          await goOn(lane, prepared[index], when);
          await clean(lane);
        }),
      );
    }

    /** One night that is archived and is to be staged, and one that is at its source. */
    async function prepare(lane: number): Promise<Prepared> {
      const { subject } = backendOf(lane);
      const services = observatoryServices(subject, new LocalDiskFileStore(), new SystemClock());
      const sites = await addTwoSites(services.network, folderOf(lane));
      const archived = await observe(services.rawFiles, sites, writeToDisk);
      await services.workflow.advance({ deletion: 'delete' });
      const rawPackage = await subject.packages.findByGroup({ executedObsUnitId: archived.executedObsUnitId, module: 'LFA' });
      await services.staging.request(String(rawPackage?.id), sites.processing.name);
      const night = await observe(services.rawFiles, sites, writeToDisk);
      return { sites, nights: [archived, night], staged: archived };
    }

    async function goOn(lane: number, prepared: Prepared | undefined, when: string): Promise<void> {
      if (!prepared) throw new Error('not prepared');
      const { subject } = backendOf(lane);
      const { sites, nights, staged } = prepared;
      for (const night of nights) await expectNothingLost(subject, sites, night, when);
      const { workflow } = observatoryServices(subject, new LocalDiskFileStore(), later);
      const report = await workflow.advance({ deletion: 'delete' });
      expect(report.failures, when).to.deep.equal([]);
      for (const night of nights) {
        await expectNothingLost(subject, sites, night, when);
        await expectOnlyTheArchive(sites, night, when);
      }
      for (const { place } of staged.files) expect(existsSync(diskPathOf({ ...place, location: sites.processing })), when).to.equal(true);
      const { items } = await subject.copies.list({ statuses: ['present'] }, { limit: 10 });
      expect(
        items.map(({ location }) => location),
        when,
      ).to.deep.equal([sites.archive.name, sites.archive.name]);
      const { done } = await workflow.advance({ deletion: 'delete' });
      expect(
        Object.values(done).every((count) => count === 0),
        `${when}: something was left to do`,
      ).to.equal(true);
    }

    function run(orders: readonly LaneOrder[]): Promise<readonly LaneResult[]> {
      const child = next;
      // It loads while this one works.
      next = startWorker();
      return runInProcess(child, orders);
    }

    async function clean(lane: number): Promise<void> {
      await backendOf(lane).empty();
      rmSync(folderOf(lane), { recursive: true, force: true });
    }

    function backendOf(lane: number): ObservatoryBackend {
      const backend = backends[lane];
      if (!backend) throw new Error(`no lane ${String(lane)}`);
      return backend;
    }

    const folderOf = (lane: number): string => path.join(root, String(lane));
    const orderOf = (lane: number, stop: Stop): LaneOrder => ({ url: backendOf(lane).url, folder: folderOf(lane), stop });
  });

/** Killed at every step at full scale, otherwise here and there; and cut from the power where that loses more than a kill. */
function stopsIn(steps: Lane['steps']): readonly Stop[] {
  const stride = Math.ceil(steps.length / times({ short: 21, full: Number.POSITIVE_INFINITY })) || 1;
  return steps.flatMap(({ unflushed }, index) => {
    if (index % stride !== 0) return [];
    const step = index + 1;
    return [{ step, by: 'kill' } as const, ...(unflushed ? [{ step, by: 'power' } as const] : [])];
  });
}
