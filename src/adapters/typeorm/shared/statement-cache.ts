import type { SqlStatement } from './sql-connection.js';

const USUAL_CAPACITY = 512;

/**
 * Statements by their shape. There may be as many shapes as callers think of filters, so those not used for long are
 * forgotten: at least half the capacity used last is always there, and a hit costs one look into a map.
 */
export class StatementCache {
  private recent = new Map<string, SqlStatement>();
  private older = new Map<string, SqlStatement>();
  private readonly half: number;

  constructor(capacity = USUAL_CAPACITY) {
    this.half = Math.ceil(capacity / 2);
  }

  get size(): number {
    return this.recent.size + this.older.size;
  }

  get(shape: string): SqlStatement | undefined {
    const found = this.recent.get(shape);
    if (found) return found;
    const kept = this.older.get(shape);
    if (!kept) return undefined;
    this.older.delete(shape);
    this.set(shape, kept);
    return kept;
  }

  set(shape: string, statement: SqlStatement): void {
    if (this.recent.size >= this.half) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(shape, statement);
  }
}
