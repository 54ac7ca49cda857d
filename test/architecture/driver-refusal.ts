import type { ResolveHook } from 'node:module';

const DRIVER = /\/node_modules\/(typeorm|pg|pg-copy-streams|sqlite3|better-sqlite3)\//;

/** Refuses to resolve a database driver for whoever asks; installed by `refuse-drivers.ts`. */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(specifier, context);
  const driver = DRIVER.exec(resolved.url)?.[1];
  if (driver) throw new Error(`${context.parentURL ?? 'the command line'} imports ${driver}`);
  return resolved;
};
