import { posix } from 'node:path';
import { isProjectFile, type Rule } from '../rule.js';
import type { ImportLine } from '../source-module.js';
import type { SourceTree } from '../source-tree.js';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** A folder and the folders inside it are one thing in two parts. */
const related = (one: string, other: string): boolean => `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);

function graphOf(tree: SourceTree, nodeOf: (path: string) => string, counts: (line: ImportLine) => boolean): Graph {
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of tree.values()) {
    if (!path.startsWith('src/')) continue;
    const from = nodeOf(path);
    const reached = graph.get(from) ?? new Set<string>();
    graph.set(from, reached);
    for (const line of imports) {
      const to = nodeOf(line.target);
      if (counts(line) && isProjectFile(line.target) && !related(from, to)) reached.add(to);
    }
  }
  return graph;
}

/** The first way round from each node that has one, each cycle once. */
function cyclesOf(graph: Graph): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  function walk(node: string, trail: readonly string[]): void {
    const seenAt = trail.indexOf(node);
    if (seenAt >= 0) {
      cycles.push([...trail.slice(seenAt), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  }
  for (const node of graph.keys()) walk(node, []);
  return cycles;
}

export const noFolderCycles: Rule = {
  name: 'folders do not import each other in a circle, types included',
  faults: (tree) => cyclesOf(graphOf(tree, posix.dirname, () => true)).map((cycle) => cycle.join(' -> ')),
  planted: {
    'src/ports/shared/clock.ts': `import type { User } from '../identity/user.repository.js';`,
    'src/ports/identity/user.repository.ts': `import { Clock } from '../shared/clock.js';`,
  },
  plantedIn: 'src/ports/shared',
};

export const noModuleCycles: Rule = {
  name: 'modules do not load each other in a circle',
  faults: (tree) =>
    cyclesOf(
      graphOf(
        tree,
        (path) => path,
        ({ typeOnly, lazy }) => !typeOnly && !lazy,
      ),
    ).map((cycle) => cycle.join(' -> ')),
  planted: {
    'src/domain/identity/user.ts': `import { Email } from './email.js';`,
    'src/domain/identity/email.ts': `import { User } from './user.js';`,
  },
  plantedIn: 'src/domain/identity/user.ts',
};
