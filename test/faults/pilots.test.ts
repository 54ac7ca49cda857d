import { expect } from 'chai';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MemoryComputeElementRepository, MemoryPilotsDatabase, MemoryPilotSubmissionRepository } from '../../src/adapters/memory/index.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import {
  SqlEngines,
  TypeormComputeElementRepository,
  TypeormPilotsDatabase,
  TypeormPilotSubmissionRepository,
} from '../../src/adapters/typeorm/index.js';
import { PilotSubmissionService } from '../../src/services/pilots/pilot-submission.service.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { aComputeElement } from '../../src/testing/builders/pilots/index.js';
import type { Outcomes } from './pilots-participant.js';
import { times } from './scale.js';

const PARTICIPANT = fileURLToPath(new URL('./pilots-participant.js', import.meta.url));
const PROCESSES = 4;
const SUBMISSIONS = 200;
const CAPACITY = 50;
const ROUNDS = times({ short: 2, full: 20 });
const EXPECTED = { submitted: CAPACITY, COMPUTE_ELEMENT_FULL: SUBMISSIONS - CAPACITY };

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a participant ended with ${String(code)}`);
  });
  try {
    return ((await Promise.race([once(child, 'message', { signal }), ended])) as [Answer])[0];
  } finally {
    answered.abort();
  }
}

function together(all: readonly Outcomes[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [outcome, count] of all.flatMap((one) => Object.entries(one))) sum[outcome] = (sum[outcome] ?? 0) + count;
  return sum;
}

describe(`${String(SUBMISSIONS)} pilots submitted at once to ${String(CAPACITY)} slots, ${String(ROUNDS)} rounds`, function () {
  this.timeout(times({ short: 120_000, full: 900_000 }));

  for (const engine of ['sqlite', 'sqlite (better-sqlite3)', 'postgres'] as const)
    it(`${String(PROCESSES)} processes on one ${engine} never exceed it, and the others are told that it is full`, async () => {
      const backend = await newBackend(engine);
      const database = new TypeormPilotsDatabase(
        new FixedSettings({ databases: { pilots: backend.url } }),
        new SqlEngines(),
        new SystemClock(),
      );
      await database.initialize();
      const elements = new TypeormComputeElementRepository(database);
      const pilots = new TypeormPilotSubmissionRepository(database);
      const each = String(SUBMISSIONS / PROCESSES);
      const children = Array.from({ length: PROCESSES }, () => fork(PARTICIPANT, [backend.url, each]));
      try {
        await Promise.all(children.map((child) => answerOf(child)));
        for (let round = 0; round < ROUNDS; round += 1) {
          const name = `round ${String(round)}`;
          await elements.add(aComputeElement(name, { capacity: CAPACITY }));
          const answers = children.map((child) => answerOf<Outcomes>(child));
          for (const child of children) child.send(name);
          expect(together(await Promise.all(answers)), name).to.deep.equal(EXPECTED);
          expect(await pilots.countActive(name)).to.equal(CAPACITY);
        }
      } finally {
        for (const child of children) child.kill();
        await database.dispose();
        await backend.remove();
      }
    });

  it('one process in memory never exceeds it either', async () => {
    const database = new MemoryPilotsDatabase();
    const elements = new MemoryComputeElementRepository(database);
    const pilots = new MemoryPilotSubmissionRepository(database);
    const service = new PilotSubmissionService(pilots, elements, database, new SystemClock());
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = `round ${String(round)}`;
      await elements.add(aComputeElement(name, { capacity: CAPACITY }));
      const outcomes = await Promise.all(
        Array.from({ length: SUBMISSIONS }, () =>
          service.submit(name).then(
            () => ({ submitted: 1 }),
            (error: unknown) => ({ [(error as { code: string }).code]: 1 }),
          ),
        ),
      );
      expect(together(outcomes), name).to.deep.equal(EXPECTED);
      expect(await pilots.countActive(name)).to.equal(CAPACITY);
    }
  });
});
