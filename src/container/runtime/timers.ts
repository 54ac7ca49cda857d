/** Starts a timer and returns what stops it. */
export type Timers = (expired: () => void, milliseconds: number) => () => void;

const LONGEST_TIMEOUT = 2 ** 31 - 1; // setTimeout fires at once beyond it

export const systemTimers: Timers = (expired, milliseconds) => {
  const timer = setTimeout(expired, Math.min(milliseconds, LONGEST_TIMEOUT));
  return () => clearTimeout(timer);
};
