import type { Timers } from './timers.js';

/** Resolves when the work is over, or so many milliseconds are; the work, which must not reject, then goes on unheeded. */
export async function within(milliseconds: number, timers: Timers, work: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = timers.after(milliseconds, resolve);
    void work.then(() => {
      stop();
      resolve();
    });
  });
}
