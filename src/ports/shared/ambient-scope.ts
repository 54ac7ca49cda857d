import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './transaction.js';

/** What was entered last in one space, and behind it what was entered before, there and in other spaces. */
interface Frame {
  readonly space: object;
  readonly owner: unknown;
  readonly scope: unknown;
  readonly transaction: Transaction | undefined;
  readonly outer: Frame | undefined;
}

/**
 * One storage for every database of the process: Node 20 keeps each storage that was ever used in a list it walks for
 * each promise made, so a storage per database would slow a suite of a thousand fresh databases a hundredfold.
 */
const FRAMES = new AsyncLocalStorage<Frame>();

/** A scope, and who put the running code into it. */
export interface Surrounding<Owner, Scope> {
  readonly owner: Owner;
  readonly scope: Scope;
}

/** What surrounds the running code for one database: follows it through awaits, timers and callbacks. For adapters. */
export class AmbientScope<Owner, Scope> {
  current(): Surrounding<Owner, Scope> | undefined {
    let frame = FRAMES.getStore();
    while (frame && frame.space !== this) frame = frame.outer;
    return frame as Surrounding<Owner, Scope> | undefined;
  }

  /** `transaction`: what `currentTransactions()` tells of the scope; none hides the one that was entered before. */
  run<T>(owner: Owner, scope: Scope, transaction: Transaction | undefined, work: () => T): T {
    return FRAMES.run({ space: this, owner, scope, transaction, outer: FRAMES.getStore() }, work);
  }
}

/**
 * The transactions that the calling code runs in, innermost first, at most one per database. For loggers and tracers,
 * which know no database: `pino({ mixin: () => ({ transaction: currentTransactions()[0]?.name }) })`.
 */
export function currentTransactions(): readonly Transaction[] {
  const seen = new Set<object>();
  const found: Transaction[] = [];
  for (let frame = FRAMES.getStore(); frame; frame = frame.outer) {
    if (seen.has(frame.space)) continue;
    seen.add(frame.space);
    if (frame.transaction) found.push(frame.transaction);
  }
  return found;
}
