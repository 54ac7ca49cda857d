export interface RetryDelayOptions {
  /** The longest wait after the first failure, ms. It doubles with every further one. */
  readonly first: number;
  /** The longest wait ever, ms. */
  readonly longest: number;
  /** At least 0 and below 1, evenly distributed. */
  readonly random: () => number;
}

/**
 * When to try again: after a wait drawn evenly between nothing and a limit that doubles with each failure, so that many
 * clients of one server that came back do not come back all at once. A success begins anew.
 *
 * Full jitter, as in "Exponential Backoff And Jitter" (M. Brooker, AWS Architecture Blog, 2015).
 */
export class RetryDelay {
  #failures = 0;
  #failedAt = -Infinity;
  #until = -Infinity;

  constructor(private readonly options: RetryDelayOptions) {}

  /** The last attempt failed, and none has succeeded since. */
  get failing(): boolean {
    return this.#failures > 0;
  }

  /** Milliseconds to wait before the next attempt. */
  remaining(now: number): number {
    return Math.max(0, this.#until - now);
  }

  /** An attempt that began at `began` failed. Attempts that ran side by side are one failure. */
  failed(began: number, now: number): void {
    if (began < this.#failedAt) return;
    const { first, longest, random } = this.options;
    this.#until = now + random() * Math.min(longest, first * 2 ** this.#failures);
    this.#failures += 1;
    this.#failedAt = now;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#until = -Infinity;
  }
}
