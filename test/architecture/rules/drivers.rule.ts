import { isProjectFile, packageOf, type Rule } from '../rule.js';
import type { SourceTree } from '../source-tree.js';

/** Packages that a start on fakes must never load. */
export const DATABASE_DRIVERS: readonly string[] = ['typeorm', 'pg', 'pg-copy-streams', 'sqlite3', 'better-sqlite3'];

/** Where fakes are used from. */
const ON_FAKES =
  /^(src\/(domain|ports|services|container|adapters\/(memory|rows|schema|shared))\/|src\/index\.ts$|profiles\/\w+\/(?:common|test)\.ts$|test\/unit\/)/;

/** The files and the driver at the end of the first way from `start` to a driver, if there is one. */
function wayToDriver(tree: SourceTree, start: string): string[] | undefined {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way; way = queue.shift()) {
    const here = way.at(-1) ?? start;
    if (seen.has(here)) continue;
    seen.add(here);
    for (const { target, typeOnly, lazy } of tree.get(here)?.imports ?? []) {
      if (typeOnly || lazy) continue;
      if (isProjectFile(target)) queue.push([...way, target]);
      else if (DATABASE_DRIVERS.includes(packageOf(target))) return [...way, target];
    }
  }
  return undefined;
}

export const fakesLoadNoDriver: Rule = {
  name: 'what runs on fakes never loads a database driver',
  faults: (tree) => [...tree.keys()].filter((path) => ON_FAKES.test(path)).flatMap((path) => wayToDriver(tree, path)?.join(' -> ') ?? []),
  planted: {
    'test/unit/identity/user.test.ts': `import { table } from './tables.js';`,
    'test/unit/identity/tables.ts': `import { EntitySchema } from 'typeorm';`,
  },
  plantedIn: 'test/unit/identity/user.test.ts',
};
