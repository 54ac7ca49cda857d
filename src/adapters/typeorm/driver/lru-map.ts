/**
 * A map of at most `capacity` entries; those not used for long leave and are handed to `evicted`. At least half the
 * capacity used last is always there, and a hit costs one look into a map.
 */
export class LruMap<Key, Value> {
  private recent = new Map<Key, Value>();
  private older = new Map<Key, Value>();
  private readonly half: number;

  constructor(
    capacity: number,
    private readonly evicted: (value: Value) => void = () => undefined,
  ) {
    this.half = Math.max(1, Math.floor(capacity / 2));
  }

  get size(): number {
    return this.recent.size + this.older.size;
  }

  get(key: Key): Value | undefined {
    const found = this.recent.get(key);
    if (found !== undefined) return found;
    const kept = this.older.get(key);
    if (kept === undefined) return undefined;
    this.older.delete(key);
    this.set(key, kept);
    return kept;
  }

  /** For a key that is not there. */
  set(key: Key, value: Value): void {
    if (this.recent.size >= this.half) {
      for (const leaving of this.older.values()) this.evicted(leaving);
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(key, value);
  }

  /** Empties the map, handing every value to `evicted`. */
  clear(): void {
    for (const entries of [this.recent, this.older]) {
      for (const value of entries.values()) this.evicted(value);
      entries.clear();
    }
  }
}
