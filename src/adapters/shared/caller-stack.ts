/** Frames that are kept: those of this library come first, and the caller behind them is the one looked for. */
const FRAMES = 40;

/** The stack of whoever called `below`, without a heading. Costs some microseconds. */
export function callerStack(below: (...given: never[]) => unknown): string {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, below);
  Error.stackTraceLimit = before;
  return (holder.stack ?? '').split('\n').slice(1).join('\n');
}
