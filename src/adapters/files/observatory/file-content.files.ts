import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { adapter, Profile } from '../../../container/index.js';
import type { DataLocation } from '../../../domain/observatory/data-location.js';
import { Checksum, type FileContent } from '../../../domain/observatory/file-content.js';
import { FileStoreFailed } from '../../../ports/observatory/file-content.errors.js';
import { FileStore, type FilePlace } from '../../../ports/observatory/file-content.store.js';
import { chunksOf } from './file-chunks.js';
import { readTar, tarOf } from './tar.js';

/**
 * Files of locations whose root is the absolute path of a folder: disks, and whatever else is mounted. A file is written
 * beside its place, flushed to the medium and then renamed, so that a crash leaves the old file, or none, or the new one.
 */
@adapter.for(FileStore, { profile: Profile.ALL })
export class LocalDiskFileStore extends FileStore {
  async inspect(place: FilePlace): Promise<FileContent | undefined> {
    const path = pathOf(place);
    return guarded(place, async () => ((await stat(path).catch(absent)) ? contentOf(chunksOf(path)) : undefined));
  }

  async copy(from: FilePlace, to: FilePlace): Promise<void> {
    const path = pathOf(from);
    await guarded(to, () => writeWhole(to, chunksOf(path)));
  }

  async pack(files: readonly FilePlace[], to: FilePlace): Promise<void> {
    await guarded(to, () => writeWhole(to, tarOf(files.map((file) => ({ name: file.path, path: pathOf(file) })))));
  }

  async contents(archive: FilePlace): Promise<ReadonlyMap<string, FileContent>> {
    const contents = new Map<string, FileContent>();
    await guarded(archive, () =>
      readTar(pathOf(archive), async (path, chunks) => {
        contents.set(path, await contentOf(chunks));
      }),
    );
    return contents;
  }

  async unpack(archive: FilePlace, location: DataLocation, wanted: readonly string[]): Promise<void> {
    const names = new Set(wanted);
    await guarded(archive, () =>
      readTar(pathOf(archive), async (path, chunks) => {
        // A path that nobody asked for may lead anywhere.
        if (names.has(path)) await writeWhole({ location, path }, chunks);
      }),
    );
  }

  async settle(place: FilePlace): Promise<void> {
    const path = pathOf(place);
    await guarded(place, async () => {
      await flush(path);
      await flushFolders(place);
    });
  }

  async remove(place: FilePlace): Promise<void> {
    const path = pathOf(place);
    await guarded(place, async () => {
      await rm(path, { force: true });
      await flush(dirname(path)).catch(absent);
    });
  }
}

async function writeWhole(place: FilePlace, chunks: AsyncIterable<Buffer>): Promise<void> {
  const path = pathOf(place);
  const made = await mkdir(dirname(path), { recursive: true });
  // A name of its own, for two workers may write the same file; what a crash leaves of it is never taken for a file.
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(part, 'wx');
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await flushFolders(place, made);
}

async function contentOf(chunks: AsyncIterable<Buffer>): Promise<FileContent> {
  const hash = createHash('sha256');
  let size = 0n;
  for await (const chunk of chunks) {
    hash.update(chunk);
    size += BigInt(chunk.length);
  }
  return { sizeBytes: size, checksum: Checksum(hash.digest('hex')) };
}

/**
 * The name of a file, and of each folder around it, up to the root or what was made above that. Folders that were found may be
 * another worker's, which made them and was gone before it flushed them.
 */
async function flushFolders({ location, path }: FilePlace, made?: string): Promise<void> {
  const root = resolve(location.root);
  const last = made !== undefined && made.length <= root.length ? dirname(made) : root;
  for (let folder = dirname(join(root, path)); ; folder = dirname(folder)) {
    await flush(folder);
    if (folder.length <= last.length) break;
  }
  // The root may be another worker's too; what is above it may be closed to this program.
  if (last === root) await flush(dirname(root)).catch(() => undefined);
}

/** Of a file or a folder. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function pathOf({ location, path }: FilePlace): string {
  if (!isAbsolute(location.root))
    throw new FileStoreFailed(location.name, path, `the root ${location.root} is no folder that is mounted here`);
  if (path.startsWith('/') || path.split('/').some((part) => part === '..' || part === ''))
    throw new FileStoreFailed(location.name, path, 'the path leads out of the location');
  return join(location.root, path);
}

async function guarded<Result>(place: FilePlace, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileStoreFailed) throw error;
    throw new FileStoreFailed(place.location.name, place.path, error instanceof Error ? error.message : String(error), error);
  }
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}
