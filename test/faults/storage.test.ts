import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DatabaseStorageFailed } from '../../src/ports/shared/database.errors.js';
import { Baseline } from './baseline.js';
import { failure, noteTable, open, SQLITE_SCHEMES } from './fault-subject.js';

const FULL_DISK = fileURLToPath(new URL('./full-disk.js', import.meta.url));
const run = promisify(execFile);

/** A filesystem of two megabytes that only the program sees; where the system does not allow that, a limit on the file's pages. */
async function onSmallDisk(folder: string, scheme: string): Promise<string> {
  const mounted = `mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$1" "$4"`;
  try {
    await run('unshare', ['-Urm', 'sh', '-c', 'mount -t tmpfs tmpfs "$1"', 'sh', folder]);
  } catch {
    return (await run(process.execPath, [FULL_DISK, folder, scheme, '100'])).stdout;
  }
  return (await run('unshare', ['-Urm', 'sh', '-c', mounted, 'sh', folder, process.execPath, FULL_DISK, scheme])).stdout;
}

for (const [driver, scheme] of Object.entries(SQLITE_SCHEMES))
  describe(`guarantee 29: damaged, read-only and full storage are told apart (${driver})`, () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sextant-storage-'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    async function reasonOf(call: () => Promise<unknown>): Promise<string> {
      const baseline = new Baseline();
      const { error } = await failure(call);
      expect(error).to.be.instanceOf(DatabaseStorageFailed).with.property('code', 'DATABASE_STORAGE_FAILED');
      await baseline.isRestored();
      return (error as unknown as DatabaseStorageFailed).reason;
    }

    /** A closed database file with a row in it. */
    async function written(): Promise<string> {
      const path = join(folder, 'sky.db');
      const database = await open(`${scheme}///${path}`);
      await database.table(noteTable).insert({ name: 'stored' });
      await database.dispose();
      return path;
    }

    it('a bad header is "corrupt", and the file works again when its header is put back', async () => {
      const path = await written();
      const sound = await readFile(path);
      await writeFile(path, Buffer.concat([Buffer.alloc(100, 0x5a), sound.subarray(100)]));
      expect(await reasonOf(() => open(`${scheme}///${path}`))).to.equal('corrupt');
      await writeFile(path, sound);
      const database = await open(`${scheme}///${path}`);
      expect(await database.table(noteTable).select()).to.deep.equal([{ name: 'stored' }]);
      await database.dispose();
    });

    it('a file opened read-only is "read-only", and can be read', async () => {
      const path = await written();
      await chmod(path, 0o444);
      const database = await open(`${scheme}///${path}?mode=ro`, { runMigrations: false });
      const notes = database.table(noteTable);
      const { error } = await failure(() => notes.insert({ name: 'refused' }));
      expect(error).to.be.instanceOf(DatabaseStorageFailed).with.property('reason', 'read-only');
      expect(await notes.select()).to.deep.equal([{ name: 'stored' }]);
      await database.dispose();
    });

    it('a full disk is "full", loses nothing acknowledged, and writes go on once there is room', async () => {
      expect(JSON.parse(await onSmallDisk(folder, scheme))).to.deep.equal({
        reason: 'full',
        lost: 0,
        added: 1,
        filled: true,
        integrity: [{ integrity_check: 'ok' }],
      });
    });
  });
