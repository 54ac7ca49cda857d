import { InvalidValue } from '../../domain/shared/invalid-value.js';
import type { SeedReport } from '../../ports/shared/seed.js';

/** Counts what one run of a seed tells, by kind, in the order in which kinds turn up. */
export class SeedTally implements SeedReport {
  private readonly createdOf = new Map<string, number>();
  private readonly foundOf = new Map<string, number>();

  created(kind: string, count = 1): void {
    add(this.createdOf, kind, count);
  }

  found(kind: string, count = 1): void {
    add(this.foundOf, kind, count);
  }

  get counts(): { readonly created: Readonly<Record<string, number>>; readonly found: Readonly<Record<string, number>> } {
    return { created: Object.fromEntries(this.createdOf), found: Object.fromEntries(this.foundOf) };
  }
}

function add(counts: Map<string, number>, kind: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new InvalidValue('count', String(count), 'a whole number from 0 up');
  if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count);
}
