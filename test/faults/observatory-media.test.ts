import { mkdtempSync, readFileSync, rmSync, truncateSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservatoryServices,
  type ObservedNight,
  type TwoSites,
} from '../../src/testing/builders/observatory/index.js';
import { openObservatory, type ObservatoryBackend } from '../contract/observatory-backend.js';
import { watchFileOperations, type FileOperationName, type FileWatcher } from './file-operations.js';
import { diskPathOf, expectNothingLost, expectOnlyTheArchive, writeToDisk } from './kept-files.js';
import { times } from './scale.js';
import { Unflushed } from './unflushed.js';

const STRIDE = times({ short: 29, full: 1 });

/** What a medium does at one operation. */
const FAULTS: Readonly<Record<string, (operation: FileOperationName, file: string) => void>> = {
  'an I/O error': () => {
    throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  },
  // Also between the halves of a write: then half of it is there.
  'a full disk': () => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  },
  'a flipped bit': (_operation, file) => spoil(file, (bytes) => bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte))),
  'a truncated file': (_operation, file) => {
    if (isPart(file)) truncateSync(file, Math.floor(statSync(file).size / 2));
  },
  'a file that vanishes': (_operation, file) => {
    if (isPart(file)) rmSync(file);
  },
};

/** Bytes that are being written; those that were verified rot in `keeps every source when the archive was damaged`. */
const isPart = (file: string): boolean => file.endsWith('.part') && existsSync(file);

function spoil(file: string, change: (bytes: Buffer) => Uint8Array): void {
  if (isPart(file)) writeFileSync(file, change(readFileSync(file)));
}

/** Counts the operations, and does something at one of them. */
class FaultyMedium implements FileWatcher {
  readonly unflushed = new Unflushed();
  operations = 0;
  /** The operations that flush, by number. */
  readonly flushes: number[] = [];

  constructor(
    private readonly at: number,
    private readonly fault: (operation: FileOperationName, file: string) => void,
  ) {}

  before(operation: FileOperationName, file: string): Promise<void> {
    this.operations += 1;
    if (operation === 'flush') this.flushes.push(this.operations);
    if (this.operations === this.at) this.fault(operation, file);
    return Promise.resolve();
  }
}

describe('observatory workflow on media that fail', function () {
  this.timeout(600_000);
  let backend: ObservatoryBackend;
  let root: string;
  let stopWatching: (() => void) | undefined;
  let services: ObservatoryServices;
  let sites: TwoSites;
  let night: ObservedNight;

  before(async () => {
    backend = await openObservatory('memory');
  });
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sextant-media-'));
  });
  afterEach(() => {
    stopWatching?.();
    rmSync(root, { recursive: true, force: true });
  });
  after(() => backend.close());

  async function prepare(folder: string): Promise<void> {
    await backend.empty();
    services = observatoryServices(backend.subject, new LocalDiskFileStore(), new SystemClock());
    sites = await addTwoSites(services.network, folder);
    night = await observe(services.rawFiles, sites, writeToDisk);
  }

  async function advanceOn(medium: FaultyMedium): Promise<number> {
    stopWatching = watchFileOperations((file) => (`${file}/`.startsWith(`${root}/`) ? medium : undefined));
    const { failures } = await services.workflow.advance({ deletion: 'delete', retry: 'all' });
    stopWatching();
    return failures.length;
  }

  for (const [name, fault] of Object.entries(FAULTS))
    it(`loses nothing by ${name} at any file operation, and ends when the medium is well again`, async () => {
      await prepare(path.join(root, 'whole'));
      const whole = new FaultyMedium(0, fault);
      expect(await advanceOn(whole)).to.equal(0);
      expect(whole.operations).to.be.greaterThan(60);
      let noticed = 0;
      for (let at = 1; at <= whole.operations; at += STRIDE) {
        const folder = path.join(root, String(at));
        await prepare(folder);
        const when = `${name} at operation ${String(at)}`;
        noticed += Math.min(1, await advanceOn(new FaultyMedium(at, fault)));
        await expectNothingLost(backend.subject, sites, night, when);
        expect(await advanceOn(new FaultyMedium(0, fault)), when).to.equal(0);
        await expectNothingLost(backend.subject, sites, night, when);
        await expectOnlyTheArchive(sites, night, when);
        expect((await services.workflow.status()).failing, when).to.equal(0);
        rmSync(folder, { recursive: true, force: true });
      }
      expect(noticed).to.be.greaterThan(0);
    });

  it('keeps what is at a place until all of the new is there', async () => {
    const store = new LocalDiskFileStore();
    await prepare(path.join(root, 'whole'));
    const [from, to] = [sites.source, sites.ccatBuffer].map((location) => ({ location, path: 'a.fits' }));
    if (!from || !to) throw new Error('no places');
    for (let at = 1; at <= 6; at += 1) {
      writeToDisk(from, 'the new content');
      writeToDisk(to, 'the old content');
      const medium = new FaultyMedium(at, () => {
        throw new Error('EIO: i/o error');
      });
      stopWatching = watchFileOperations((file) => (`${file}/`.startsWith(`${root}/`) ? medium : undefined));
      await store.copy(from, to).catch(() => undefined);
      stopWatching();
      expect(medium.operations, 'the copy came so far').to.be.at.least(at);
      // The sixth is the renaming.
      expect(readFileSync(diskPathOf(to), 'utf8'), `an error at operation ${String(at)}`).to.equal('the old content');
    }
  });

  it('has on its medium what another worker left unflushed, before it is recorded', async () => {
    await prepare(path.join(root, 'whole'));
    const whole = new FaultyMedium(0, () => undefined);
    await advanceOn(whole);
    for (const at of whole.flushes.filter((_, index) => index % times({ short: 7, full: 1 }) === 0)) {
      const folder = path.join(root, String(at));
      await prepare(folder);
      // From this operation on nothing is flushed and nothing ends well: the worker is as good as gone.
      const medium = new VanishingWorker(at);
      stopWatching = watchFileOperations((file) => (`${file}/`.startsWith(`${root}/`) ? medium : undefined));
      await services.workflow.advance({ deletion: 'mark', retry: 'all' });
      medium.isGone = false;
      await services.workflow.advance({ deletion: 'mark', retry: 'all' });
      stopWatching();
      medium.unflushed.lose();
      await expectNothingLost(backend.subject, sites, night, `power after operation ${String(at)} of another worker`);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

class VanishingWorker implements FileWatcher {
  readonly unflushed = new Unflushed();
  isGone = true;
  #operations = 0;

  constructor(private readonly at: number) {}

  before(): Promise<void> {
    this.#operations += 1;
    if (this.isGone && this.#operations >= this.at) throw new Error('the worker is gone');
    return Promise.resolve();
  }
}
