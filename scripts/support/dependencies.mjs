import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { binaryMark, provideBinary } from './native-addon.mjs';
import { npmEnvironment } from './npm-environment.mjs';
import { inProject, readJson, writeAtomically } from './project.mjs';
import { step } from './progress.mjs';
import { captureNpm, CommandFailed } from './run-command.mjs';

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
  // Scripts stay off: those that matter compile SQLite for two minutes each, and run beside the build instead.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await captureNpm(args, { env: npmEnvironment() });
  if (code !== 0) throw new CommandFailed('npm ci', output);
}

/** Installs the packages when they are missing or another lock is in force. */
export async function provideDependencies() {
  if (!isInstalled(readJson(STATE))) await step('installing packages', install);
}

/**
 * What npm's install scripts would have made: the binaries of these addons, one after the other, because a compiler of C
 * takes a whole processor. (The PostgreSQL of the tests lays its links itself.)
 */
export async function provideNativeParts(addons) {
  const installed = { lock: lockDigest(), machine: machine() };
  const state = readJson(STATE);
  const known = state && state.lock === installed.lock && state.machine === installed.machine ? (state.binaries ?? {}) : {};
  const good = (addon) => known[addon.name] !== undefined && known[addon.name] === binaryMark(addon);
  if (addons.every(good)) return;
  for (const addon of addons) if (!good(addon)) await provideBinary(addon);
  const tried = Object.fromEntries(addons.map((addon) => [addon.name, binaryMark(addon)]));
  writeAtomically(STATE, JSON.stringify({ ...installed, binaries: { ...known, ...tried } }));
}
