import type { CallOptions } from '../../../ports/shared/call-options.js';

/** Why a running statement was stopped. */
export type Interruption = 'limit' | 'deadline' | 'signal';

/** Bounds the statements of one connection in time; at most one is watched at a time. */
export interface Watch {
  /** `unlimited`: the limit does not apply to this one. */
  start(options: CallOptions | undefined, unlimited?: boolean): void;
  /** Ends the watch of the statement that ended; why it was stopped, if it was. */
  stop(): Interruption | undefined;
  dispose(): void;
  /** True when the statement has had its time; for handles that cannot be interrupted. */
  readonly overdue?: () => boolean;
}

const REPEAT_MILLISECONDS = 10;
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Stops the statement that runs for too long or whose caller withdrew, from the event loop. An interruption is repeated until the statement ends, because one that comes before the worker
 * thread has begun is lost.
 */
export class StatementWatch implements Watch {
  private limitTimer: NodeJS.Timeout | undefined;
  private deadlineTimer: NodeJS.Timeout | undefined;
  private repeating: NodeJS.Timeout | undefined;
  private signal: AbortSignal | undefined;
  private interruption: Interruption | undefined;
  private running = false;
  private unlimited = false;

  /** `limitMilliseconds` 0 for no limit. */
  constructor(
    private readonly interrupt: () => void,
    private readonly limitMilliseconds: number,
  ) {}

  start(options: CallOptions | undefined, unlimited = false): void {
    this.running = true;
    this.unlimited = unlimited;
    this.interruption = undefined;
    // One timer for the life of the connection, moved on at each start: it fires only when a statement lasts.
    if (this.limitTimer) this.limitTimer.refresh();
    else if (this.limitMilliseconds > 0) this.limitTimer = setTimeout(this.onLimit, this.limitMilliseconds).unref();
    if (!options) return;
    if (options.deadline) this.deadlineTimer = setTimeout(this.onDeadline, Math.min(options.deadline.remainingMilliseconds, LONGEST_TIMER));
    if (options.signal) {
      this.signal = options.signal;
      options.signal.addEventListener('abort', this.onAbort);
    }
  }

  stop(): Interruption | undefined {
    this.running = false;
    if (this.deadlineTimer) {
      clearTimeout(this.deadlineTimer);
      this.deadlineTimer = undefined;
    }
    if (this.signal) {
      this.signal.removeEventListener('abort', this.onAbort);
      this.signal = undefined;
    }
    if (this.repeating) {
      clearInterval(this.repeating);
      this.repeating = undefined;
    }
    return this.interruption;
  }

  dispose(): void {
    this.stop();
    clearTimeout(this.limitTimer);
    this.limitTimer = undefined;
  }

  private readonly onLimit = (): void => {
    if (!this.unlimited) this.stopStatement('limit');
  };

  private readonly onDeadline = (): void => {
    this.stopStatement('deadline');
  };

  private readonly onAbort = (): void => {
    this.stopStatement('signal');
  };

  private stopStatement(why: Interruption): void {
    if (!this.running || this.interruption) return;
    this.interruption = why;
    this.interrupt();
    this.repeating = setInterval(this.interrupt, REPEAT_MILLISECONDS);
  }
}
