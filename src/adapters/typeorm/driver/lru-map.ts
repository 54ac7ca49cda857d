/** A map of at most `capacity` entries; the one not used for the longest time leaves first and is handed to `evicted`. */
export class LruMap<Key, Value> {
  private readonly entries = new Map<Key, Value>();

  constructor(
    private readonly capacity: number,
    private readonly evicted: (value: Value) => void = () => undefined,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: Key): Value | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
    }
    return value;
  }

  set(key: Key, value: Value): void {
    this.entries.set(key, value);
    if (this.entries.size <= this.capacity) return;
    for (const [oldest, leaving] of this.entries) {
      this.entries.delete(oldest);
      this.evicted(leaving);
      return;
    }
  }

  /** Empties the map, handing every value to `evicted`. */
  clear(): void {
    for (const value of this.entries.values()) this.evicted(value);
    this.entries.clear();
  }
}
