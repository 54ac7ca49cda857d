import { readdirSync } from 'node:fs';
import { runGroup } from './test-group.mjs';
import { inProject } from './project.mjs';

/** Makes loading typeorm, pg or sqlite3 an error that names the importer. */
const DRIVER_REFUSAL = inProject('dist', 'test', 'architecture', 'refuse-drivers.js');

/** Every folder of test/ is one group. The engines of the contract suites are named: none may be missing. */
export const GROUPS = [
  { name: 'architecture', folder: 'architecture' },
  { name: 'types', folder: 'types' },
  { name: 'unit', folder: 'unit', preload: DRIVER_REFUSAL },
  { name: 'contract', folder: 'contract', engines: ['memory', 'sqlite', 'sqlite (better-sqlite3)', 'postgres'] },
  { name: 'integration', folder: 'integration' },
  { name: 'faults', folder: 'faults' },
  { name: 'e2e', folder: 'e2e', minutes: 20 },
];

export const group = (name) => {
  const found = GROUPS.find((one) => one.name === name);
  return { name, run: () => runGroup(found) };
};

/** The faults as often as the guarantees say, which takes many minutes. */
export const everyFault = {
  name: 'faults in full',
  run: () => runGroup({ folder: 'faults', env: { SEXTANT_FAULTS: 'full' }, minutes: 60 }),
};

/** A folder of tests that no group runs would pass by being forgotten. */
export const noForgottenFolder = {
  name: 'test folders',
  run() {
    const known = new Set([...GROUPS.map((one) => one.folder), 'support']);
    const forgotten = readdirSync(inProject('test'), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !known.has(entry.name),
    );
    const names = forgotten.map((entry) => `test/${entry.name}`).join(', ');
    return {
      passed: 0,
      failed: forgotten.length,
      skipped: [],
      output: names && `no group of scripts/support/test-plan.mjs runs ${names}\n`,
    };
  },
};

/** The contract suites without PostgreSQL, for the quick check only. */
export const fastContracts = {
  name: 'contract on memory and SQLite',
  run: () =>
    runGroup({
      folder: 'contract',
      engines: ['memory', 'sqlite', 'sqlite (better-sqlite3)'],
      arguments: ['--grep', 'contract: postgres', '--invert'],
    }),
};
