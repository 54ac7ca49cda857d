import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { LaneOrder, LaneResult } from './observatory-process.js';

const PROCESS = fileURLToPath(new URL('observatory-process.js', import.meta.url));

/** A process that loads, and then waits to be told what to run. */
export function startWorker(): ChildProcess {
  return fork(PROCESS);
}

/** Has a worker run its lanes up to their stops, where it is killed. */
export async function runInProcess(worker: ChildProcess, orders: readonly LaneOrder[]): Promise<readonly LaneResult[]> {
  worker.send(orders);
  const gone = once(worker, 'exit');
  const told = once(worker, 'message') as Promise<[readonly LaneResult[]]>;
  const early = gone.then(([code]) => Promise.reject(new Error(`a worker ended with ${String(code)}`)));
  const [results] = await Promise.race([told, early]);
  expect((await gone)[1]).to.equal('SIGKILL');
  return results;
}
