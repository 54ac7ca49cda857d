import { AsyncLocalStorage } from 'node:async_hooks';

/** The scope of one owner, and behind it those that were entered before, of this and other owners. */
interface Frame {
  readonly owner: object;
  readonly scope: unknown;
  readonly outer: Frame | undefined;
}

/**
 * One storage for every database of the process: Node 20 keeps each storage that was ever used in a list it walks for
 * each promise made, so a storage per database would slow a suite of a thousand fresh databases a hundredfold.
 */
const FRAMES = new AsyncLocalStorage<Frame>();

/** What surrounds the running code for its owner: follows it through awaits, timers and callbacks. */
export class AmbientScope<Scope> {
  current(): Scope | undefined {
    let frame = FRAMES.getStore();
    while (frame && frame.owner !== this) frame = frame.outer;
    return frame?.scope as Scope | undefined;
  }

  run<T>(scope: Scope, work: () => T): T {
    return FRAMES.run({ owner: this, scope, outer: FRAMES.getStore() }, work);
  }
}
