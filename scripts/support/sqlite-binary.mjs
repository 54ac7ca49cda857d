import { rmSync, statSync } from 'node:fs';
import { cachedBinaryPath, copyAtomically, isCached } from './binary-cache.mjs';
import { npmEnvironment } from './npm-environment.mjs';
import { inProject, readJson } from './project.mjs';
import { step } from './progress.mjs';
import { capture, captureNpm, CommandFailed } from './run-command.mjs';

const PACKAGE = inProject('node_modules', 'sqlite3');
const BINARY = inProject('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

/** Loaded in a process of its own: a damaged binary may end its process, and must not end ours. */
const TRIAL = `
  const binding = require(process.argv[1]);
  const database = new binding.Database(':memory:', binding.OPEN_READWRITE | binding.OPEN_CREATE, (error) => process.exit(error ? 1 : 0));
`;

async function loads(path) {
  return (await capture(process.execPath, ['-e', TRIAL, path], { timeoutMilliseconds: 20_000 })).code === 0;
}

/** What identifies the binary that was tried last: a changed file is tried again. */
export function sqliteBinaryMark() {
  try {
    const { size, mtimeMs } = statSync(BINARY);
    return `${size}-${mtimeMs}`;
  } catch {
    return undefined;
  }
}

async function download() {
  const { code, output } = await captureNpm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'], {
    env: npmEnvironment(),
  });
  if (code === 0 && (await loads(BINARY))) return;
  throw new CommandFailed(
    'building sqlite3',
    `${output}\nThere is no prebuilt sqlite3 for this machine within reach, and compiling it failed. Compiling needs python3, make and a C++ ` +
      'compiler (Debian, Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install).\n',
  );
}

/**
 * Puts a sqlite3 binary in place that was seen to load: the one there, else the cached one, else a prebuilt or compiled one
 * (about 100 s), which is then cached.
 */
export async function provideSqliteBinary() {
  const { version } = readJson(`${PACKAGE}/package.json`);
  const cached = cachedBinaryPath('sqlite3', version);
  if (sqliteBinaryMark() !== undefined && (await loads(BINARY))) {
    if (!isCached(cached)) copyAtomically(BINARY, cached);
    return;
  }
  if (isCached(cached)) {
    if (await loads(cached)) {
      if (copyAtomically(cached, BINARY)) return;
    } else {
      rmSync(cached, { force: true });
    }
  }
  await step('building sqlite3 (once; about two minutes where it has to be compiled)', download);
  copyAtomically(BINARY, cached);
}
