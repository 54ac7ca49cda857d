import { expect } from 'chai';
import { fork } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ThrowawayPostgres } from '../../src/testing/index.js';
import { EVERY_SQLITE, holdConnections, onPostgres, open, type SqlSubject } from './fault-subject.js';
import type { ParticipantReport, ParticipantTask } from './pool-participant.js';
import { times } from './scale.js';

const PARTICIPANT = fileURLToPath(new URL('./pool-participant.js', import.meta.url));
const EACH = 4;
const POOL_SIZE = 2;
const BUDGET = 7;
const STEPS = times({ short: 10, full: 200 });

const inThread = async (task: ParticipantTask): Promise<ParticipantReport> => {
  const worker = new Worker(PARTICIPANT, { workerData: task });
  const [report] = (await once(worker, 'message')) as [ParticipantReport];
  await once(worker, 'exit');
  return report;
};

const inFork = async (task: ParticipantTask): Promise<ParticipantReport> => {
  const child = fork(PARTICIPANT, [JSON.stringify(task)]);
  const [report] = (await once(child, 'message')) as [ParticipantReport];
  await once(child, 'exit');
  return report;
};

const inCluster = async (task: ParticipantTask): Promise<ParticipantReport> => {
  cluster.setupPrimary({ exec: PARTICIPANT, args: [JSON.stringify(task)] });
  const worker = cluster.fork();
  const [report] = (await once(worker, 'message')) as [ParticipantReport];
  await once(worker, 'exit');
  return report;
};

const everywhere = (task: ParticipantTask): Promise<ParticipantReport[]> =>
  Promise.all([inThread, inFork, inCluster].flatMap((start) => Array.from({ length: EACH }, () => start(task))));

/** What everybody was told is stored is stored, and nobody's increment was overwritten. */
async function nothingIsLost({ notes, counters }: SqlSubject, reports: readonly ParticipantReport[]): Promise<void> {
  const acknowledged = reports.flatMap(({ names }) => names);
  expect(acknowledged).to.have.length(3 * EACH * POOL_SIZE * STEPS);
  const stored = (await notes.select()).map(({ name }) => name);
  expect([...stored].sort()).to.deep.equal([...acknowledged].sort());
  expect(await counters.select()).to.deep.equal([{ name: 'shared', count: acknowledged.length }]);
}

interface Connections {
  /** Connections that were let in. */
  readonly admitted: number;
  /** All that the server knows. */
  readonly open: number;
}

async function connections(server: ThrowawayPostgres, database: string): Promise<Connections> {
  const [row] = await server.query<Connections>(
    `SELECT (SELECT count(*)::int FROM pg_locks l JOIN pg_database d ON d.oid = l.database
              WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND datname = $1) AS admitted,
            (SELECT count(*)::int FROM pg_stat_activity WHERE datname = $1 AND application_name LIKE 'sextant%') AS open`,
    [database],
  );
  return row ?? { admitted: -1, open: -1 };
}

describe('guarantee 27: worker threads, forked processes and cluster workers', function () {
  this.timeout(times({ short: 90_000, full: 600_000 }));

  it(`${String(3 * EACH)} of them on one PostgreSQL share no connection, lose no write and keep to their budget`, () =>
    onPostgres({}, async (subject) => {
      const { url, server, counters } = subject;
      await counters.insert({ name: 'shared', count: 0 });
      const database = new URL(url).pathname.slice(1);
      const watch = { over: false, admitted: 0, open: 0 };
      const watching = (async () => {
        while (!watch.over) {
          const now = await connections(server, database);
          watch.admitted = Math.max(watch.admitted, now.admitted);
          watch.open = Math.max(watch.open, now.open);
          await sleep(5);
        }
      })();
      const reports = await everywhere({ url, connectionBudget: BUDGET, poolSize: POOL_SIZE, steps: STEPS });
      watch.over = true;
      await watching;
      await nothingIsLost(subject, reports);
      const backends = reports.flatMap((report) => report.backends);
      expect(new Set(backends).size, 'connections that two of them had').to.equal(backends.length);
      expect(watch.admitted).to.be.within(1, BUDGET);
      // Beside them: whoever is asking just now, each pool with one at most, and this process with its one.
      expect(watch.open).to.be.at.most(BUDGET + 3 * EACH + 1);
    }));

  for (const [driver, onSqlite] of Object.entries(EVERY_SQLITE))
    it(`${String(3 * EACH)} of them on one SQLite file lose no write (${driver})`, () =>
      onSqlite({}, async (subject) => {
        await subject.counters.insert({ name: 'shared', count: 0 });
        const reports = await everywhere({ url: subject.url, connectionBudget: 0, poolSize: POOL_SIZE, steps: STEPS });
        await nothingIsLost(subject, reports);
      }));

  it('gives back the share of a process that was killed, at once', () =>
    onPostgres({}, async ({ url }) => {
      const task: ParticipantTask = { url, connectionBudget: 3, poolSize: 3, steps: 0, holds: true };
      const child = fork(PARTICIPANT, [JSON.stringify(task)]);
      for (let holding = 0; holding < 3; holding += 1) await once(child, 'message');
      const waiting = open(url, { connectionBudget: 3, poolSize: 3, runMigrations: false, acquireTimeoutMilliseconds: 20_000 });
      expect(await Promise.race([waiting, sleep(300, 'still waiting')])).to.equal('still waiting');
      child.kill('SIGKILL');
      const killed = performance.now();
      const database = await waiting;
      expect(performance.now() - killed).to.be.below(1_000);
      const all = await holdConnections(database, 3);
      await all.release();
      await database.dispose();
    }));
});
