import type { EntityModel } from '../entity.js';

/** Each table right of every table it refers to: 0 for one that refers to none. A circle is opened where it is met first. */
export function ranksOf({ entities, relations }: EntityModel): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  const rankOf = (name: string): number => {
    const known = ranks.get(name);
    if (known !== undefined) return known;
    open.add(name);
    const parents = relations.filter(({ from, to }) => from === name && !open.has(to)).map(({ to }) => rankOf(to));
    open.delete(name);
    const rank = Math.max(-1, ...parents) + 1;
    ranks.set(name, rank);
    return rank;
  };
  for (const { name } of entities) rankOf(name);
  return ranks;
}
