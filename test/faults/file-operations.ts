import fs, { type FileHandle } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';
import type { Unflushed } from './unflushed.js';

/** Who is told of the file operations below a folder. */
export interface FileWatcher {
  /** Awaited before each operation; what it throws, the operation throws. */
  before(operation: FileOperationName, path: string): Promise<void>;
  readonly unflushed: Unflushed;
}

export type FileOperationName = 'mkdir' | 'open' | 'write' | 'write the rest' | 'sync' | 'close' | 'rename' | 'flush' | 'rm';

/**
 * Puts a watcher before every operation of `node:fs/promises` that changes something, for all modules of this process,
 * and gives what takes it away again. Each write is made in two halves, so that one can end between them.
 */
export function watchFileOperations(watcherOf: (path: string) => FileWatcher | undefined): () => void {
  const original = { mkdir: fs.mkdir, open: fs.open, rename: fs.rename, rm: fs.rm };
  const replaced = {
    mkdir: async (path: string, options: { recursive: true }): Promise<string | undefined> => {
      const watcher = watcherOf(path);
      if (!existsSync(path)) await watcher?.before('mkdir', path);
      const first = await original.mkdir(path, options);
      if (first !== undefined) watcher?.unflushed.madeFolders(first, path);
      return first;
    },
    open: async (path: string, flags: string): Promise<FileHandle> => {
      const watcher = watcherOf(path);
      if (!watcher) return original.open(path, flags);
      if (flags === 'r') return watchedReading(path, await original.open(path, flags), watcher);
      await watcher.before('open', path);
      const file = await original.open(path, flags);
      watcher.unflushed.madeFile(path);
      return watchedFile(path, file, watcher);
    },
    rename: async (from: string, to: string): Promise<void> => {
      const watcher = watcherOf(to);
      await watcher?.before('rename', from);
      const target = existsSync(to) ? 'replaced a file' : 'new name';
      await original.rename(from, to);
      watcher?.unflushed.renamed(from, to, target);
    },
    rm: async (path: string, options: { force: true }): Promise<void> => {
      await watcherOf(dirname(path))?.before('rm', path);
      await original.rm(path, options);
    },
  };
  Object.assign(fs, replaced);
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, original);
    syncBuiltinESMExports();
  };
}

function watchedFile(path: string, file: FileHandle, watcher: FileWatcher): FileHandle {
  const [write, sync, close] = [file.writeFile.bind(file), file.sync.bind(file), file.close.bind(file)];
  return Object.assign(file, {
    writeFile: async (chunk: Buffer): Promise<void> => {
      await watcher.before('write', path);
      const half = Math.floor(chunk.length / 2);
      watcher.unflushed.wrote(path);
      await write(chunk.subarray(0, half));
      await watcher.before('write the rest', path);
      await write(chunk.subarray(half));
    },
    sync: async (): Promise<void> => {
      await watcher.before('sync', path);
      await sync();
      watcher.unflushed.flushed(path);
    },
    close: async (): Promise<void> => {
      try {
        await watcher.before('close', path);
      } finally {
        await close();
      }
    },
  });
}

/** Reading is told of by nobody; what is opened to read may be flushed, a folder as well. */
function watchedReading(path: string, folder: FileHandle, watcher: FileWatcher): FileHandle {
  const sync = folder.sync.bind(folder);
  return Object.assign(folder, {
    sync: async (): Promise<void> => {
      await watcher.before('flush', path);
      await sync();
      watcher.unflushed.flushed(path);
    },
  });
}
