/** `npm run build`: packages where missing, then the TypeScript sources into dist. */
import './support/supported-node.mjs';
import { provideBuild } from './support/compile.mjs';
import { provideDependencies } from './support/dependencies.mjs';
import { exitOnFailure } from './support/exit-on-failure.mjs';

await exitOnFailure(async () => {
  await provideDependencies();
  await provideBuild();
});
