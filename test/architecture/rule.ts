import type { SourceTree } from './source-tree.js';

/** One rule of the architecture, with a small tree that breaks it: a rule that cannot fail is no rule. */
export interface Rule {
  readonly name: string;
  /** One sentence for each place that breaks it, beginning with the file. */
  faults(tree: SourceTree): string[];
  /** Files of a tree that this rule must refuse. */
  readonly planted: Readonly<Record<string, string>>;
  /** The file the fault must be reported in. */
  readonly plantedIn: string;
}

/** Modules of Node that reach outside of the process. */
export const IO_MODULES: readonly string[] = [
  'node:child_process',
  'node:cluster',
  'node:dgram',
  'node:dns',
  'node:fs',
  'node:fs/promises',
  'node:http',
  'node:http2',
  'node:https',
  'node:inspector',
  'node:net',
  'node:process',
  'node:readline',
  'node:repl',
  'node:sqlite',
  'node:tls',
  'node:worker_threads',
];

/** The package a bare specifier belongs to: `typeorm/driver/x` is `typeorm`, `@a/b/c` is `@a/b`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export const isProjectFile = (target: string): boolean => target.endsWith('.ts');
