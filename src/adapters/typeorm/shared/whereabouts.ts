import { threadId } from 'node:worker_threads';

/** The process and thread in which something was opened. */
export interface Whereabouts {
  /** Whether the code that asks runs there. */
  here(): boolean;
}

/**
 * Where this code runs. Handles opened elsewhere belong to somebody else, who goes on using them.
 *
 * Each worker thread and each child process of Node loads modules of its own, so nothing of a pool is carried over by
 * starting one. It is by copying the memory: a start-up snapshot (`node --build-snapshot`), a process that was frozen
 * and continued as another.
 */
export function currentWhereabouts(): Whereabouts {
  const place = { process: process.pid, thread: threadId };
  return { here: () => place.process === process.pid && place.thread === threadId };
}
