import { deferred } from '../../domain/shared/deferred.js';

/** Work that holds something open until somebody ends it, and can be ended by force. */
export interface Abandonable {
  abandon(why: string): void;
}

/** After being abandoned the work has this long to roll back. */
const ABANDON_MILLISECONDS = 1_000;

/** The transactions and sessions that run, and a way to wait for their end. */
export class RunningWork {
  /** Explicit transactions that nobody has ended yet. */
  readonly open = new Set<Abandonable>();
  private running = 0;
  private readonly waiting = new Set<() => void>();

  async counted<T>(work: () => Promise<T>): Promise<T> {
    this.running++;
    try {
      return await work();
    } finally {
      if (--this.running === 0) for (const resolve of this.waiting) resolve();
    }
  }

  /** Resolves when all of it has ended, however long it takes. */
  async ended(): Promise<void> {
    while (this.running > 0) await this.quiet(undefined);
  }

  /** Resolves when all of it has ended, or after the given time; open transactions are then rolled back. Returns how many were left. */
  async drain(milliseconds: number): Promise<number> {
    if (this.running > 0) await this.quiet(milliseconds);
    if (this.open.size > 0) {
      for (const one of this.open) one.abandon('the database was closed');
      await this.quiet(ABANDON_MILLISECONDS);
    }
    return this.running;
  }

  private async quiet(milliseconds: number | undefined): Promise<void> {
    const empty = deferred();
    const resolve = (): void => empty.resolve(undefined);
    this.waiting.add(resolve);
    const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
    await empty.promise;
    clearTimeout(timer);
    this.waiting.delete(resolve);
  }
}
