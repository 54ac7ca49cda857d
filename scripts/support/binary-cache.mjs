import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder in which programs of this user keep what they can make again. */
function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}

/** The C library this Node is linked to; a binary made for one does not load on the other. */
function libc() {
  if (process.platform !== 'linux') return 'system';
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** Where the compiled addon of a package is kept between clones: one file for each version, platform, processor, C library and interface of Node. */
export function cachedBinaryPath(name, version, abi) {
  const key = [version, process.platform, process.arch, libc(), abi].join('-');
  return join(cacheFolder(), 'sextant-db', name, key, `${name}.node`);
}

/** Copies a file so that nobody ever sees half of it. @returns false when that place cannot be written. */
export function copyAtomically(from, to) {
  const draft = `${to}.${process.pid}.draft`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, draft);
    chmodSync(draft, 0o755);
    renameSync(draft, to);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

export const isCached = (path) => existsSync(path);
