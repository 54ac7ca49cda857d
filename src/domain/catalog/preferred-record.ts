type Value = string | number | bigint | boolean;

/** A record that a detection brought. */
interface Brought {
  readonly candid: bigint;
}

/**
 * Which of two records under one key is kept, whatever the order in which they come: of two detections the earlier one's (the
 * smaller candid, which begins with the date), of one detection the `fuller`. Returns `stored` itself when nothing changes.
 */
export function earlier<Item extends Brought>(stored: Item, added: Item): Item {
  if (stored.candid !== added.candid) return stored.candid < added.candid ? stored : added;
  return fuller(stored, added);
}

/**
 * The record of which more is known. A detection comes in its own alert, with everything, and again in later ones, with less.
 * Of equally full ones the one whose first different value is larger: a choice without meaning, but always the same.
 */
export function fuller<Item extends object>(stored: Item, added: Item): Item {
  const [mine, theirs] = [known(stored), known(added)];
  if (mine !== theirs) return mine > theirs ? stored : added;
  const theirsByName = new Map(Object.entries(added));
  for (const [name, one] of Object.entries(stored)) {
    const other = theirsByName.get(name) as Value | null;
    if (one === other) continue;
    if (one === null || other === null) return one === null ? added : stored;
    return (one as Value) > other ? stored : added;
  }
  return stored;
}

function known(record: object): number {
  let count = 0;
  for (const value of Object.values(record)) if (value !== null) count++;
  return count;
}
