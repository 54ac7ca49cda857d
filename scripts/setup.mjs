/** Makes a clone ready to run: packages, native parts, compiled sources. Does nothing, in well under 100 ms, when all is there. */
import './support/supported-node.mjs';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { provideBuild } from './support/compile.mjs';
import { provideDependencies, provideNativeParts } from './support/dependencies.mjs';
import { exitOnFailure } from './support/exit-on-failure.mjs';
import { SQLITE3 } from './support/native-addon.mjs';

/** `addons` are what the caller needs beside the packages in JavaScript; the application itself needs sqlite3 alone. */
export async function setup(addons = [SQLITE3]) {
  await provideDependencies();
  await Promise.all([provideNativeParts(addons), provideBuild()]);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) await exitOnFailure(setup);
