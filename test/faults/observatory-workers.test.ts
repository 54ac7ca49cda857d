import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import type { DataMovement } from '../../src/domain/observatory/data-movement.js';
import { MOVEMENT_STATUSES } from '../../src/domain/observatory/movement-status.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservedNight,
  type TwoSites,
} from '../../src/testing/builders/observatory/index.js';
import { openObservatory, type ObservatoryBackend } from '../contract/observatory-backend.js';
import { expectNothingLost, expectOnlyTheArchive, writeToDisk } from './kept-files.js';
import { runInProcess, startWorker } from './observatory-worker.js';
import { times } from './scale.js';
import type { LaneResult } from './observatory-process.js';
import type { Stop } from './observatory-steps.js';

const WORKERS = times({ short: 2, full: 4 });
const NIGHTS = times({ short: 2, full: 5 });
const HOUR = 3_600_000_000;
const TO_THE_END: Stop = { step: 0, by: 'kill' };

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`observatory workers in several processes on ${engine}`, function () {
    this.timeout(180_000);
    let backend: ObservatoryBackend;
    let root: string;
    let sites: TwoSites;
    let nights: ObservedNight[];

    before(async () => {
      backend = await openObservatory(engine);
    });
    beforeEach(async () => {
      root = mkdtempSync(path.join(tmpdir(), 'sextant-observatory-'));
      await prepare();
    });
    afterEach(async () => {
      rmSync(root, { recursive: true, force: true });
      await backend.empty();
    });
    after(() => backend.close());

    const work = async (workers: number, stop: Stop, ahead: number): Promise<readonly LaneResult[]> => {
      const started = Array.from({ length: workers }, () => startWorker());
      const order = { url: backend.url, folder: root, stop, ahead };
      return (await Promise.all(started.map((worker) => runInProcess(worker, [order])))).flat();
    };

    async function everyMovement(): Promise<readonly DataMovement[]> {
      const kinds = ['transfer', 'archive', 'staging'] as const;
      const pages = await Promise.all(kinds.map((kind) => backend.subject.movements.list(kind, MOVEMENT_STATUSES, { limit: 100 })));
      return pages.flatMap(({ items }) => items);
    }

    async function expectFinished(): Promise<void> {
      for (const night of nights) {
        await expectNothingLost(backend.subject, sites, night, 'at the end');
        await expectOnlyTheArchive(sites, night, 'at the end');
      }
      for (const { id, status } of await everyMovement()) {
        expect(status, String(id)).to.equal('completed');
        const log = await backend.subject.movements.log(id);
        expect(
          log.filter((line) => line.status === 'completed'),
          `movement ${String(id)} is completed once`,
        ).to.have.length(1);
      }
    }

    it('do each movement once when they begin at one moment', async () => {
      // Whoever comes second leaves a movement to the first, and may end before it.
      for (const workers of [WORKERS, WORKERS, 1])
        for (const { failures } of await work(workers, TO_THE_END, 0)) expect(failures).to.deep.equal([]);
      await expectFinished();
      for (const { attempts, id } of await everyMovement()) expect(attempts, `movement ${String(id)}`).to.equal(1);
    });

    for (const kind of ['transfer', 'archive'] as const)
      it(`leave the ${kind} of a worker that was killed alone until its lease is over, and then take it over once`, async () => {
        await work(1, { step: 0, by: 'power', insideMovement: kind === 'transfer' ? 1 : 2 }, 0);
        const [taken] = (await everyMovement()).filter(({ status }) => status === 'in progress');
        if (!taken) throw new Error('nothing was in progress');
        for (const { failures } of await work(WORKERS, TO_THE_END, 0)) expect(failures).to.deep.equal([]);
        expect(await backend.subject.movements.findById(taken.id)).to.deep.equal(taken);
        for (const night of nights) await expectNothingLost(backend.subject, sites, night, 'while the lease lasts');
        for (const workers of [WORKERS, 1])
          for (const { failures } of await work(workers, TO_THE_END, HOUR)) expect(failures).to.deep.equal([]);
        await expectFinished();
        for (const { attempts, id } of await everyMovement()) expect(attempts, `movement ${String(id)}`).to.equal(id === taken.id ? 2 : 1);
      });

    async function prepare(): Promise<void> {
      const services = observatoryServices(backend.subject, new LocalDiskFileStore(), new SystemClock());
      sites = await addTwoSites(services.network, root);
      nights = [];
      for (let night = 0; night < NIGHTS; night += 1) nights.push(await observe(services.rawFiles, sites, writeToDisk));
    }
  });
