import sortedBtree from 'sorted-btree';
import treeDifference from 'sorted-btree/extended/diffAgainst.js';
import { compareCompositeKeys, compareSingleKeys, type TreeKey } from './tree-key.js';

/** A B+ tree whose `clone()` costs nothing: the two share their nodes until one of them writes. */
export type SortedTree<Value> = sortedBtree.default<TreeKey, Value>;

/** What differs between two trees at one key; one side is absent when only the other tree has the key. */
export interface TreeChange<Value> {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** An empty tree for keys of that many parts. */
export function newTree<Value>(parts: number): SortedTree<Value> {
  return new sortedBtree.default<TreeKey, Value>(undefined, parts === 1 ? compareSingleKeys : compareCompositeKeys);
}

/** Every key at which the trees hold different values. Skips what they share, so it costs by the size of the difference. */
export function treeChanges<Value>(before: SortedTree<Value>, after: SortedTree<Value>): TreeChange<Value>[] {
  if (before === after) return [];
  const changes: TreeChange<Value>[] = [];
  treeDifference.default(
    before,
    after,
    (_key, value) => void changes.push({ before: value, after: undefined }),
    (_key, value) => void changes.push({ before: undefined, after: value }),
    (_key, old, value) => void changes.push({ before: old, after: value }),
  );
  return changes;
}
