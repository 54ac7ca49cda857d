/** `npm run check`: what to run before each commit, in less than a minute: types, lint, format, architecture, unit, contracts on memory and SQLite. */
import './support/supported-node.mjs';
import { setup } from './setup.mjs';
import { exitOnFailure } from './support/exit-on-failure.mjs';
import { BETTER_SQLITE3, SQLITE3 } from './support/native-addon.mjs';
import { Report } from './support/report.mjs';
import { errorDocument, format, lintWhenChanged } from './support/static-checks.mjs';
import { fastContracts, group, noForgottenFolder } from './support/test-plan.mjs';

await exitOnFailure(() => setup([SQLITE3, BETTER_SQLITE3]));

const report = new Report();

async function inOrder(...steps) {
  for (const step of steps) await report.run(step);
}

await Promise.all([
  inOrder(lintWhenChanged),
  inOrder(noForgottenFolder, errorDocument, format, group('architecture'), group('types'), group('unit'), fastContracts),
]);
process.exitCode = report.close();
