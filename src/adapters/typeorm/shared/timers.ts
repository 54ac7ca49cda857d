export interface TimerOptions {
  /** `unheeded`: does not keep the process alive. */
  readonly process: 'kept-alive' | 'unheeded';
}

/** Monotonic time and what happens later; a test gives its own and needs no real time. */
export interface Timers {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  /** Calls `action` once after so many milliseconds. Returns what prevents it. */
  after(milliseconds: number, action: () => void, options?: TimerOptions): () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, action, options) => {
    const timer = setTimeout(action, milliseconds);
    if (options?.process === 'unheeded') timer.unref();
    return () => clearTimeout(timer);
  },
};
