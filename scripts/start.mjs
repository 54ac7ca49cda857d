/** `npm start [-- options]`: makes the clone ready, then becomes `sextant start`. */
import { setup } from './setup.mjs';
import { exitOnFailure } from './support/exit-on-failure.mjs';
import { inProject } from './support/project.mjs';
import { pathToFileURL } from 'node:url';

await exitOnFailure(setup);

// The application runs in this process, so that signals and the exit code are its own and need no forwarding.
const main = inProject('dist', 'src', 'adapters', 'cli', 'main.js');
process.argv.splice(1, 1, main, 'start');
await import(pathToFileURL(main).href);
