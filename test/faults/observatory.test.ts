import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { packagePath } from '../../src/domain/observatory/raw-data-package.js';
import { Instant } from '../../src/domain/shared/instant.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservedNight,
  type TwoSites,
} from '../../src/testing/builders/observatory/index.js';
import { times } from './scale.js';
import { openObservatory, type ObservatoryBackend } from '../contract/observatory-backend.js';

const PROCESS = fileURLToPath(new URL('observatory-process.js', import.meta.url));
/** An hour, longer than the lease of a worker. */
const LEASE = 3_600_000_000n;

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`observatory workflow killed at every step on ${engine}`, function () {
    this.timeout(600_000);
    let backend: ObservatoryBackend;
    let root: string;

    before(async () => {
      backend = await openObservatory(engine);
    });
    beforeEach(() => {
      root = mkdtempSync(path.join(tmpdir(), 'sextant-observatory-'));
    });
    afterEach(async () => {
      rmSync(root, { recursive: true, force: true });
      await backend.empty();
    });
    after(() => backend.close());

    it('loses no file, deletes no source before its verified archive copy, and goes on to the end', async () => {
      const { steps, kills } = await stepsToKill();
      expect(kills.length).to.be.greaterThan(40);
      for (const step of kills) {
        const folder = path.join(root, String(step));
        const { sites, night, store } = await prepare(folder);
        const { signal, output } = await runOnce(backend.url, step);
        expect(signal).to.equal('SIGKILL');
        expect(output).to.equal(`killed ${String(steps[step - 1])}\n`);
        await expectNothingLost(sites, night, store, output);
        const { workflow } = observatoryServices(backend.subject, store, { now: later });
        const report = await workflow.advance({ deletion: 'delete' });
        expect(report.failures, output).to.deep.equal([]);
        expectOnlyTheArchive(sites, night, output);
        const copies = await backend.subject.copies.list({ statuses: ['present'] }, { limit: 10 });
        expect(
          copies.items.map(({ location }) => location),
          output,
        ).to.deep.equal(['cologne_archive']);
        expect((await workflow.advance({ deletion: 'delete' })).done.delete, output).to.equal(0);
        await backend.empty();
        rmSync(folder, { recursive: true, force: true });
      }
    });

    async function prepare(folder: string): Promise<{ sites: TwoSites; night: ObservedNight; store: LocalDiskFileStore }> {
      const store = new LocalDiskFileStore();
      const services = observatoryServices(backend.subject, store, new SystemClock());
      const sites = await addTwoSites(services.network, folder);
      const night = await observe(services.rawFiles, sites, ({ location, path: file }, text) => {
        mkdirSync(path.dirname(path.join(location.root, file)), { recursive: true });
        writeFileSync(path.join(location.root, file), text);
      });
      return { sites, night, store };
    }

    /** The steps of a run that nothing stops, and where to stop it: at full scale everywhere, otherwise at each kind of step. */
    async function stepsToKill(): Promise<{ readonly steps: readonly string[]; readonly kills: readonly number[] }> {
      await prepare(path.join(root, 'whole'));
      const steps = (await runOnce(backend.url, 0)).output.trim().split('\n');
      await backend.empty();
      const met = new Map<string, number>();
      const kills = steps.flatMap((name, index) => {
        const nth = (met.get(name) ?? 0) + 1;
        met.set(name, nth);
        // Packages and transfer packages are packed and moved by the same code; all copies are deleted in the same way.
        const few = /copy: |remove/.test(name) ? 1 : 2;
        return nth <= times({ short: few, full: Number.POSITIVE_INFINITY }) ? [index + 1] : [];
      });
      return { steps, kills };
    }
  });

const later = (): Instant => Instant.fromEpochMicroseconds(new SystemClock().now().epochMicroseconds + LEASE);

async function runOnce(url: string, killAt: number): Promise<{ readonly signal: NodeJS.Signals | null; readonly output: string }> {
  const child = spawn(process.execPath, [PROCESS, url, String(killAt)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (signal === null) expect(code).to.equal(0);
  return { signal, output };
}

/** Every source is there with its bytes, or its package is whole in the archive. */
async function expectNothingLost(sites: TwoSites, night: ObservedNight, store: LocalDiskFileStore, when: string): Promise<void> {
  const archive = { location: sites.archive, path: packagePath({ executedObsUnitId: night.executedObsUnitId, module: 'LFA' }) };
  const archived = existsSync(path.join(sites.archive.root, archive.path)) ? await store.contents(archive) : new Map();
  for (const { place, text } of night.files) {
    const file = path.join(place.location.root, place.path);
    if (existsSync(file)) expect(readFileSync(file, 'utf8'), when).to.equal(text);
    else expect(archived.has(place.path), `${when}: ${place.path} is nowhere`).to.equal(true);
  }
}

function expectOnlyTheArchive(sites: TwoSites, night: ObservedNight, when: string): void {
  for (const { place } of night.files) expect(existsSync(path.join(place.location.root, place.path)), when).to.equal(false);
  const archive = path.join(sites.archive.root, 'packages');
  const whole = readdirSync(archive).filter((name) => name.endsWith('.tar'));
  expect(whole, when).to.have.length(1);
  const bytes = readFileSync(path.join(archive, String(whole[0])), 'utf8');
  for (const { text } of night.files) expect(bytes, when).to.include(text);
}
