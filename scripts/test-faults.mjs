/** `npm run test:faults`: every guarantee against faults, as often as it says. Part of it, in a short form, runs with `npm test`. */
import './support/supported-node.mjs';
import { setup } from './setup.mjs';
import { exitOnFailure } from './support/exit-on-failure.mjs';
import { BETTER_SQLITE3, SQLITE3 } from './support/native-addon.mjs';
import { Report } from './support/report.mjs';
import { everyFault } from './support/test-plan.mjs';

await exitOnFailure(() => setup([SQLITE3, BETTER_SQLITE3]));

const report = new Report();
await report.run(everyFault);
process.exitCode = report.close();
