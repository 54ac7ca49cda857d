import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { npmEnvironment } from './npm-environment.mjs';
import { inProject, readJson, writeAtomically } from './project.mjs';
import { step } from './progress.mjs';
import { captureNpm, CommandFailed } from './run-command.mjs';
import { provideSqliteBinary, sqliteBinaryMark } from './sqlite-binary.mjs';

const LOCK = inProject('package-lock.json');
/** npm writes this last, so an interrupted installation has none. */
const INSTALLED_LOCK = inProject('node_modules', '.package-lock.json');
/** What was found good by the last set-up; lives in node_modules so that it goes when they go. */
const STATE = inProject('node_modules', '.cache', 'sextant-db', 'setup.json');

const lockDigest = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');
const machine = () => `${process.platform}-${process.arch}`;

function isInstalled(state) {
  if (!existsSync(INSTALLED_LOCK)) return false;
  if (state) return state.lock === lockDigest() && state.machine === machine();
  // Installed by hand with npm: as good as the lock it was made from.
  return statSync(INSTALLED_LOCK).mtimeMs >= statSync(LOCK).mtimeMs;
}

async function install() {
  // Scripts stay off: the one that matters, sqlite3's, may compile for two minutes and runs beside the build instead.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await captureNpm(args, { env: npmEnvironment() });
  if (code !== 0) throw new CommandFailed('npm ci', output);
}

/** Installs the packages when they are missing or another lock is in force. */
export async function provideDependencies() {
  if (!isInstalled(readJson(STATE))) await step('installing packages', install);
}

/** What npm's install scripts would have made: sqlite3's binary. (The PostgreSQL of the tests lays its links itself.) */
export async function provideNativeParts() {
  const state = readJson(STATE);
  const ready = { lock: lockDigest(), machine: machine(), sqlite: sqliteBinaryMark() };
  if (state && ready.sqlite && state.lock === ready.lock && state.machine === ready.machine && state.sqlite === ready.sqlite) return;
  await provideSqliteBinary();
  writeAtomically(STATE, JSON.stringify({ ...ready, sqlite: sqliteBinaryMark() }));
}
