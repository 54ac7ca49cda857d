/** Makes a clone ready to run: packages, native parts, compiled sources. Does nothing, in well under 100 ms, when all is there. */
import './support/supported-node.mjs';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { provideBuild } from './support/compile.mjs';
import { provideDependencies, provideNativeParts } from './support/dependencies.mjs';
import { exitOnFailure } from './support/exit-on-failure.mjs';

export async function setup() {
  await provideDependencies();
  await Promise.all([provideNativeParts(), provideBuild()]);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) await exitOnFailure(setup);
