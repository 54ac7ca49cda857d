import { expect } from 'chai';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../../src/ports/shared/database.errors.js';
import { Deadline } from '../../src/ports/shared/deadline.js';
import { EVERY_ENGINE, type FaultSubject } from './fault-subject.js';
import { times } from './scale.js';

const TRANSACTIONS = times({ short: 300, full: 10_000 });
const AT_ONCE = 8;

class OwnFailure extends Error {}

/** A sequence that looks random and is the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** Some steps of a transaction, one of which ends it: by an error, by its caller, by a deadline, by the loss of its connection. */
async function abortedTransaction({ database, notes, loseConnection }: FaultSubject, name: string, chance: () => number): Promise<void> {
  const caller = new AbortController();
  const way = Math.floor(chance() * 5);
  const last = Math.floor(chance() * 4);
  const options = { signal: caller.signal, ...(way === 2 && { deadline: Deadline.after(chance() * 20) }) };
  if (way === 1) void sleep(chance() * 20).then(() => caller.abort(new OwnFailure('withdrawn')));
  await database.transaction(async (transaction) => {
    for (let step = 0; step <= last; step += 1) {
      await notes.insert({ name: `${name} ${String(step)}` });
      if (step === 1) await database.transaction(() => notes.count(), { propagation: 'nested' });
      if (chance() < 0.3) await turn();
    }
    if (way === 1) caller.abort(new OwnFailure('withdrawn'));
    if (way === 3) transaction.setRollbackOnly();
    else if (way === 2) await sleep(21);
    else if (way === 4 && loseConnection) await loseConnection();
    else throw new OwnFailure('the work failed');
  }, options);
}

describe('guarantee 8: abort leaks nothing', function () {
  this.timeout(times({ short: 60_000, full: 900_000 }));

  for (const [engine, on] of Object.entries(EVERY_ENGINE))
    it(`${String(TRANSACTIONS)} transactions aborted at random points on ${engine}`, () =>
      on(async (subject) => {
        let next = 0;
        let aborted = 0;
        const strange: unknown[] = [];
        const client = async (): Promise<void> => {
          while (next < TRANSACTIONS) {
            const number = (next += 1);
            // A cancel request that comes late must not hit somebody else.
            if (number % 4 === 0) {
              await subject.database.transaction(() => subject.notes.insert({ name: `innocent ${String(number)}` }));
              continue;
            }
            await abortedTransaction(subject, String(number), random(number)).catch((error: unknown) => {
              aborted += 1;
              if (!(error instanceof OwnFailure || error instanceof DatabaseError)) strange.push(error);
            });
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, client));
        expect(strange).to.deep.equal([]);
        const innocent = Math.floor(next / 4);
        expect(aborted).to.equal(next - innocent);
        expect(await subject.notes.count()).to.equal(innocent);
        expect((await subject.notes.select()).filter(({ name }) => !name.startsWith('innocent'))).to.deep.equal([]);
        expect(subject.database.describe().pool).to.include({ active: 0, waiting: 0 });
      }));
});

describe('guarantee 12: conflicts are retried', () => {
  const CLIENTS = 8;
  const INCREMENTS = 50;

  for (const [engine, on] of Object.entries(EVERY_ENGINE))
    it(`${String(CLIENTS)} clients make ${String(INCREMENTS)} serializable increments each, and all count, on ${engine}`, async function () {
      this.timeout(120_000);
      await on(async ({ database, counters }) => {
        await counters.insert({ name: 'shared', count: 0 });
        const increment = (): Promise<void> =>
          database.transaction(
            async () => {
              const { count } = (await counters.find({ name: 'shared' })) ?? { count: -1 };
              await counters.update({ name: 'shared' }, { count: count + 1 });
            },
            { isolation: 'serializable', retry: { deadline: Deadline.after(60_000) } },
          );
        const client = async (): Promise<void> => {
          for (let number = 0; number < INCREMENTS; number += 1) await increment();
        };
        await Promise.all(Array.from({ length: CLIENTS }, client));
        expect(await counters.find({ name: 'shared' })).to.deep.equal({ name: 'shared', count: CLIENTS * INCREMENTS });
      });
    });
});
