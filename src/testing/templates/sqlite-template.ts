import { constants } from 'node:fs';
import { access, copyFile, mkdtemp, rm, stat, statfs, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import type { TemplateDatabase, TemplateEngine } from './template-database.js';

const SCHEMES = { sqlite: 'sqlite:', 'sqlite (better-sqlite3)': 'sqlite+better-sqlite3:' } as const;
/** The file system in memory of Linux: what is written there waits for no disk. */
const IN_MEMORY = '/dev/shm';
/** So many copies must have room there. */
const ROOM_FOR_COPIES = 64;
const SMALLEST_ROOM = 32 * 2 ** 20;

/** A file, copied; where there is a file system in memory with room enough, there. */
export async function sqliteTemplate(
  engine: Exclude<TemplateEngine, 'postgres'>,
  prepare: (url: string) => Promise<void>,
): Promise<TemplateDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'sextant-template-'));
  const folders = [folder];
  const removeFolders = async (): Promise<void> => {
    for (const one of folders) await rm(one, { recursive: true, force: true });
  };
  const original = join(folder, 'template.db');
  const urlOf = (file: string): string => `${SCHEMES[engine]}///${file}`;
  try {
    await prepare(urlOf(original));
    // The last connection that closes moves the journal into the file and removes it.
    if (await exists(`${original}-wal`)) throw new InvalidValue('template', 'a database that is still open', 'every connection closed');
    const roomy = await hasRoom((await stat(original)).size);
    if (roomy) folders.push(await mkdtemp(join(IN_MEMORY, 'sextant-template-')));
  } catch (error) {
    await removeFolders();
    throw error;
  }
  const place = folders.at(-1) ?? folder;
  let copies = 0;
  return {
    engine,
    clone: async () => {
      const file = join(place, `${String((copies += 1))}.db`);
      await copyFile(original, file, constants.COPYFILE_FICLONE);
      // A database that was closed is one file; of one that was not, the folder takes the rest along.
      return { engine, url: urlOf(file), remove: () => unlink(file) };
    },
    [Symbol.asyncDispose]: removeFolders,
  };
}

async function hasRoom(size: number): Promise<boolean> {
  try {
    await access(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = await statfs(IN_MEMORY);
    return bavail * bsize >= Math.max(SMALLEST_ROOM, size * ROOM_FOR_COPIES);
  } catch {
    return false;
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
