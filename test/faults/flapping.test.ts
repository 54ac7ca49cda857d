import { expect } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../../src/ports/shared/database.errors.js';
import { Deadline } from '../../src/ports/shared/deadline.js';
import { onPostgres, type PostgresSubject } from './fault-subject.js';
import { times } from './scale.js';

const DURATION_MILLISECONDS = times({ short: 10_000, full: 30 * 60_000 });
const CLIENTS = 6;
const STATEMENT_MILLISECONDS = 1_000;
/** A pool that cannot connect tries about every 25 ms; without pauses it would be more than 400 times a second. */
const ATTEMPTS_PER_SECOND = 120;
/** What noise may look like: a short run has few measurements. */
const SLOPE_BYTES_PER_SECOND = times({ short: 100_000, full: 1_000 });

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Least squares: the growth of the second value by the first. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (index: 0 | 1): number => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** Clients that read, write and run transactions until told to stop; only what was acknowledged counts. */
function load({ database, notes }: PostgresSubject) {
  const state = { running: true, acknowledged: 0, failed: 0, strange: [] as unknown[] };
  let number = 0;
  const client = async (): Promise<void> => {
    while (state.running) {
      const name = String((number += 1));
      const deadline = Deadline.after(2_000);
      const work =
        number % 2 === 0 ? notes.insert({ name }, { deadline }) : database.transaction(() => notes.insert({ name }), { deadline });
      await work.then(
        () => void (state.acknowledged += 1),
        (error: unknown) => {
          state.failed += 1;
          if (!(error instanceof DatabaseError)) state.strange.push(error);
        },
      );
      await sleep(1);
    }
  };
  const over = Promise.all(Array.from({ length: CLIENTS }, client));
  return { state, stop: async () => ((state.running = false), await over) };
}

/** Resets whatever is connected, again and again; returns how many connections were tried in that time. */
async function resetFor({ proxy }: PostgresSubject, milliseconds: number): Promise<number> {
  const before = proxy.accepted;
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    proxy.cut();
    await sleep(1);
  }
  return proxy.accepted - before;
}

describe('guarantee 35: a flapping network', function () {
  this.timeout(DURATION_MILLISECONDS + 60_000);

  it(`for ${String(DURATION_MILLISECONDS / 1_000)} s: memory does not grow, reconnects pause, and all is as before in the end`, () =>
    onPostgres(
      { poolSize: CLIENTS, statementTimeoutMilliseconds: STATEMENT_MILLISECONDS, connectTimeoutMilliseconds: 1_000 },
      async (subject) => {
        const { proxy, notes } = subject;
        const clients = load(subject);
        const memory: [number, number][] = [];
        let attempts = 0;
        let storms = 0;
        const began = performance.now();
        while (performance.now() - began < DURATION_MILLISECONDS) {
          proxy.delay(5);
          await sleep(250);
          proxy.delay(0);
          proxy.slice(3);
          await sleep(250);
          proxy.restore();
          attempts += await resetFor(subject, 1_000);
          storms += 1;
          proxy.blackHole();
          await sleep(250);
          proxy.restore();
          await sleep(250);
          collectGarbage();
          // The first round fills caches.
          if (storms > 1) memory.push([(performance.now() - began) / 1_000, process.memoryUsage().heapUsed]);
        }
        const acknowledged = clients.state.acknowledged;
        // Whoever was in the black hole hears of it at the statement limit.
        await sleep(STATEMENT_MILLISECONDS + 500);
        expect(clients.state.acknowledged, 'acknowledged after the last fault').to.be.above(acknowledged);
        await clients.stop();
        expect(clients.state.strange).to.deep.equal([]);
        expect(clients.state.failed).to.be.above(0);
        expect(attempts / storms, 'attempts to connect in a second of resets').to.be.within(5, ATTEMPTS_PER_SECOND);
        expect(slope(memory), 'growth of the heap in bytes per second').to.be.below(SLOPE_BYTES_PER_SECOND);
        expect(await notes.count()).to.be.at.least(clients.state.acknowledged);
      },
    ));
});
