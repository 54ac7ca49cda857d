import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { Interruption, Watch } from './statement-watch.js';

/**
 * The watch of statements that occupy the event loop: no timer fires and no signal is heard while one runs, so that the
 * statement itself has to look at the clock.
 */
export class ClockWatch implements Watch {
  private until = Infinity;
  private why: Interruption = 'limit';
  private stopped = false;

  /** `limitMilliseconds` 0 for no limit. */
  constructor(private readonly limitMilliseconds: number) {}

  start(options: CallOptions | undefined, unlimited = false): void {
    const remaining = options?.deadline?.remainingMilliseconds ?? Infinity;
    const limit = unlimited || this.limitMilliseconds === 0 ? Infinity : this.limitMilliseconds;
    this.why = remaining < limit ? 'deadline' : 'limit';
    this.until = performance.now() + Math.min(remaining, limit);
    this.stopped = false;
  }

  readonly overdue = (): boolean => (this.stopped ||= performance.now() >= this.until);

  stop(): Interruption | undefined {
    return this.stopped ? this.why : undefined;
  }

  dispose(): void {
    // There is no timer to end.
  }
}
