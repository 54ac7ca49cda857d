import { wasCancelled } from './cancelled.js';
import { Interrupted } from './command-line.errors.js';
import { listenForStop } from './stop-request.js';
import type { Terminal } from './terminal.js';

/** Runs work that Ctrl-C and SIGTERM interrupt through the signal it is given. @throws Interrupted then. */
export async function interruptible<Result>(terminal: Terminal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  using stop = listenForStop(terminal);
  try {
    return await work(stop.signal);
  } catch (error) {
    if (stop.received !== undefined && wasCancelled(error)) throw new Interrupted(stop.received);
    throw error;
  }
}
