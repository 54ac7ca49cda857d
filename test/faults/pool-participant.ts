import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { statement } from '../../src/adapters/typeorm/index.js';
import { counterTable, noteTable, open } from './fault-subject.js';

// Started by processes.test.ts in a worker thread, a forked process or a cluster worker: opens the database by the same
// settings as all the others, works on it, and says what it was told is stored and on which connections it worked.

/** What a participant is told. */
export interface ParticipantTask {
  readonly url: string;
  readonly connectionBudget: number;
  readonly poolSize: number;
  readonly steps: number;
  /** Keeps its connections in open transactions instead, until it is killed. */
  readonly holds?: boolean;
}

/** What a participant says at its end. */
export interface ParticipantReport {
  readonly names: readonly string[];
  /** Process number and start of each backend of PostgreSQL; nothing on SQLite. */
  readonly backends: readonly string[];
}

const INCREMENT = statement('increment', 'UPDATE fault_counter SET count = count + 1 WHERE name = $1');
const BACKEND = statement('backend', 'SELECT pid, backend_start::text AS start FROM pg_stat_activity WHERE pid = pg_backend_pid()');

const task = (workerData ?? JSON.parse(process.argv[2] ?? '{}')) as ParticipantTask;
const { url, connectionBudget, poolSize, steps } = task;
const tell = (message: unknown): void => (parentPort ? parentPort.postMessage(message) : void process.send?.(message));

const database = await open(url, { connectionBudget, poolSize, acquireTimeoutMilliseconds: 30_000, lockTimeoutMilliseconds: 30_000 });
const onPostgres = database.describe().engine === 'postgres';
const notes = database.table(noteTable);

async function hold(): Promise<void> {
  await database.transaction(async () => {
    await notes.insert({ name: randomUUID() });
    tell('holding');
    await new Promise(() => undefined);
  });
}

async function work(): Promise<ParticipantReport> {
  const names: string[] = [];
  const backends = new Set<string>();
  const step = async (): Promise<void> => {
    const name = randomUUID();
    await database.transaction(
      async () => {
        await notes.insert({ name });
        await database.execute(INCREMENT, ['shared'], 'write');
        if (!onPostgres) return;
        const { rows } = await database.execute(BACKEND, [], 'read');
        for (const row of rows) backends.add(`${String(row['pid'])} ${String(row['start'])}`);
      },
      { isolation: 'read committed' },
    );
    names.push(name);
  };
  const client = async (): Promise<void> => {
    for (let done = 0; done < steps; done += 1) await step();
  };
  await Promise.all(Array.from({ length: poolSize }, client));
  await database.dispose();
  return { names, backends: [...backends] };
}

if (task.holds) await Promise.all(Array.from({ length: poolSize }, hold));
else {
  await database.table(counterTable).count();
  tell(await work());
}
if (process.connected) process.disconnect();
