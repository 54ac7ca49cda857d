import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { Instant } from '../../src/domain/shared/instant.js';
import type { Clock } from '../../src/ports/shared/clock.js';
import { observatoryServices } from '../../src/testing/builders/observatory/index.js';
import { openObservatoryAt } from '../contract/observatory-backend.js';
import { watchFileOperations } from './file-operations.js';
import { Lane, stepThrough, type Stop } from './observatory-steps.js';

/** One observatory whose workflow is run, and where that stops. */
export interface LaneOrder {
  readonly url: string;
  readonly folder: string;
  readonly stop: Stop;
  /** How far its clock is ahead, in microseconds. */
  readonly ahead?: number;
}

/** What each lane had done when all of them had stopped; the process then kills itself. */
export interface LaneResult {
  readonly steps: Lane['steps'];
  /** Codes of what failed; empty for a lane that stopped before its end. */
  readonly failures: readonly string[];
}

// Started by observatory.test.ts: runs the workflow of several observatories at once, each up to its own step. When all
// have stopped there for good, the process is killed: for each of them it was killed at that step.
const orders = await new Promise<readonly LaneOrder[]>((resolve) => process.once('message', resolve));
const lanes = new Map<string, Lane>();
const stopWatching = watchFileOperations((path) => [...lanes].find(([folder]) => `${path}/`.startsWith(`${folder}/`))?.[1]);
const ended = await Promise.all(orders.map(runUntilItStops));
stopWatching();
process.send?.(ended, () => process.kill(process.pid, 'SIGKILL'));

async function runUntilItStops({ url, folder, stop, ahead = 0 }: LaneOrder): Promise<LaneResult> {
  const { database, subject } = await openObservatoryAt(url);
  return new Promise((resolve, reject) => {
    const lane: Lane = new Lane(stop, () => resolve({ steps: lane.steps, failures: [] }));
    lanes.set(folder, lane);
    stepThrough(database, lane);
    const { workflow } = observatoryServices(subject, new LocalDiskFileStore(), clockAhead(ahead));
    workflow
      .advance({ deletion: 'delete' })
      .then(({ failures }) => resolve({ steps: lane.steps, failures: failures.map(({ error }) => error.code) }), reject);
  });
}

function clockAhead(microseconds: number): Clock {
  const clock = new SystemClock();
  return { now: () => Instant.fromEpochMicroseconds(clock.now().epochMicroseconds + BigInt(microseconds)) };
}
