import type { z } from 'zod';
import { keysBelow } from './declared-key.js';
import { formatKey, type KeyPath } from './key-path.js';
import type { Assignment } from './settings-layer.js';

/** A tree of values; every group of settings is an object, also when nothing below it was set. */
export interface ValueTree {
  [key: string]: unknown;
}

/** All layers laid over each other. */
export interface MergedValues {
  readonly values: ValueTree;
  /** Key to the assignments that were made to it, weakest first: the last one counts. */
  readonly history: ReadonlyMap<string, readonly Assignment[]>;
}

/** Lays assignments over each other in their order; the later wins. */
export function mergeAssignments(root: z.ZodType, assignments: readonly Assignment[]): MergedValues {
  const values = emptyTree(root);
  const history = new Map<string, Assignment[]>();
  for (const assignment of assignments) {
    place(values, assignment);
    const key = formatKey(assignment.path);
    history.set(key, [...(history.get(key) ?? []), assignment]);
  }
  return { values, history };
}

function emptyTree(schema: z.ZodType): ValueTree {
  const groups = Object.entries(keysBelow(schema) ?? {}).filter(([, below]) => keysBelow(below));
  return Object.fromEntries(groups.map(([key, below]) => [key, emptyTree(below)]));
}

function place(values: ValueTree, { path, value }: Assignment): void {
  const last = path.at(-1);
  if (last === undefined) return;
  const parent = path.slice(0, -1).reduce((tree, key) => tree[key] as ValueTree, values);
  parent[last] = value;
}

/** The value at a path of a tree, or undefined. */
export function valueAt(values: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((tree, key) => (typeof tree === 'object' && tree !== null ? (tree as ValueTree)[key] : undefined), values);
}
