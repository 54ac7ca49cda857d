/** `npm test`: the whole gate. Its last line is `N passed, N failed`; a check that is no test counts only when it fails. */
import './support/supported-node.mjs';
import { provideBuild } from './support/compile.mjs';
import { provideDependencies, provideNativeParts } from './support/dependencies.mjs';
import { exitOnFailure } from './support/exit-on-failure.mjs';
import { BETTER_SQLITE3, SQLITE3 } from './support/native-addon.mjs';
import { Report } from './support/report.mjs';
import { errorDocument, format, lint } from './support/static-checks.mjs';
import { group, noForgottenFolder } from './support/test-plan.mjs';

const report = new Report();

await exitOnFailure(provideDependencies);

// A compiler of C may be at work for two minutes, twice: everything that needs no database goes on meanwhile.
const native = provideNativeParts([SQLITE3, BETTER_SQLITE3]);
native.catch(() => undefined);

const nativeParts = { name: 'native parts', run: async () => (await native, { passed: 0, failed: 0, skipped: [], output: '' }) };
const build = { name: 'compile', run: async () => (await provideBuild(), { passed: 0, failed: 0, skipped: [], output: '' }) };

async function staticChecks() {
  await report.run(lint);
  await report.run(format);
}

async function tests(whenQuiet) {
  if (!(await report.run(build))) return;
  await report.run(noForgottenFolder);
  await report.run(errorDocument);
  for (const name of ['architecture', 'types', 'unit']) await report.run(group(name));
  if (!(await report.run(nativeParts))) return;
  await report.run(group('contract'));
  // These look at time-outs of real servers: they get the machine for themselves.
  await whenQuiet;
  for (const name of ['integration', 'faults', 'e2e']) await report.run(group(name));
}

const checked = staticChecks();
await Promise.all([checked, tests(checked)]);
process.exitCode = report.close();
