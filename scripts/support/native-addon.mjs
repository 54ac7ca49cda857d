import { rmSync, statSync } from 'node:fs';
import { cachedBinaryPath, copyAtomically, isCached } from './binary-cache.mjs';
import { npmEnvironment } from './npm-environment.mjs';
import { inProject, readJson } from './project.mjs';
import { step } from './progress.mjs';
import { capture, captureNpm, CommandFailed } from './run-command.mjs';

/**
 * A package with a part in C++: where its binary lies, the interface of Node it is compiled for, and a program that opens a
 * database with the binary at `process.argv[1]`. The program runs in a process of its own: a damaged binary may end its
 * process, and must not end ours.
 */
export const SQLITE3 = {
  name: 'sqlite3',
  binary: inProject('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'),
  abi: `napi${process.versions.napi}`,
  trial: `
    const binding = require(process.argv[1]);
    const database = new binding.Database(':memory:', binding.OPEN_READWRITE | binding.OPEN_CREATE, (error) => process.exit(error ? 1 : 0));
  `,
};

/** The second SQLite engine: the tests need it, running the application does not. */
export const BETTER_SQLITE3 = {
  name: 'better-sqlite3',
  binary: inProject('node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'),
  abi: `abi${process.versions.modules}`,
  trial: `
    const Database = require(${JSON.stringify(inProject('node_modules', 'better-sqlite3'))});
    new Database(':memory:', { nativeBinding: process.argv[1] }).close();
  `,
};

async function loads(addon, path) {
  return (await capture(process.execPath, ['-e', addon.trial, path], { timeoutMilliseconds: 20_000 })).code === 0;
}

/** What identifies the binary that was tried last: a changed file is tried again. */
export function binaryMark({ binary }) {
  try {
    const { size, mtimeMs } = statSync(binary);
    return `${size}-${mtimeMs}`;
  } catch {
    return undefined;
  }
}

async function build(addon) {
  const { name, binary } = addon;
  const { code, output } = await captureNpm(['rebuild', name, '--ignore-scripts=false', '--loglevel=error'], { env: npmEnvironment() });
  if (code === 0 && (await loads(addon, binary))) return;
  throw new CommandFailed(
    `building ${name}`,
    `${output}\nThere is no prebuilt ${name} for this machine within reach, and compiling it failed. Compiling needs python3, make and a C++ ` +
      'compiler (Debian, Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install).\n',
  );
}

/**
 * Puts a binary in place that was seen to load: the one there, else the cached one, else a prebuilt or compiled one
 * (about 100 s), which is then cached.
 */
export async function provideBinary(addon) {
  const { name, binary, abi } = addon;
  const { version } = readJson(inProject('node_modules', name, 'package.json'));
  const cached = cachedBinaryPath(name, version, abi);
  if (binaryMark(addon) !== undefined && (await loads(addon, binary))) {
    if (!isCached(cached)) copyAtomically(binary, cached);
    return;
  }
  if (isCached(cached)) {
    if (await loads(addon, cached)) {
      if (copyAtomically(cached, binary)) return;
    } else {
      rmSync(cached, { force: true });
    }
  }
  await step(`building ${name} (once; about two minutes where it has to be compiled)`, () => build(addon));
  copyAtomically(binary, cached);
}
