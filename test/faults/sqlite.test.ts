import { expect } from 'chai';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { EVERY_SQLITE, type SqlSubject } from './fault-subject.js';
import { times } from './scale.js';

const ROUNDS = times({ short: 40, full: 2_000 });

/** Writes that stand alone, transactions that commit and transactions that do not, all at once. Gives what was acknowledged. */
async function mixedWriters({ database, notes }: SqlSubject): Promise<string[]> {
  const acknowledged: string[] = [];
  const alone = async (name: string): Promise<void> => {
    await notes.insert({ name });
    acknowledged.push(name);
  };
  const committed = async (name: string): Promise<void> => {
    await database.transaction(async () => {
      await notes.insert({ name: `${name} first` });
      await turn();
      await notes.insert({ name: `${name} second` });
    });
    acknowledged.push(`${name} first`, `${name} second`);
  };
  const undone = async (name: string): Promise<void> => {
    const failing = database.transaction(async () => {
      await notes.insert({ name: `${name} undone` });
      await turn();
      throw new Error('no');
    });
    await failing.catch(() => undefined);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = (what: string): string => `${what} ${String(round)}`;
    await Promise.all([
      undone(name('a')),
      alone(name('b')),
      committed(name('c')),
      undone(name('d')),
      alone(name('e')),
      committed(name('f')),
    ]);
  }
  return acknowledged;
}

describe('guarantee 15: SQLite transactions are isolated', () => {
  for (const [driver, onSqlite] of Object.entries(EVERY_SQLITE))
    it(`stores exactly what was acknowledged, whatever runs beside it (${driver})`, async function () {
      this.timeout(times({ short: 20_000, full: 300_000 }));
      await onSqlite({}, async (subject) => {
        const acknowledged = await mixedWriters(subject);
        expect(acknowledged).to.have.lengthOf(6 * ROUNDS);
        expect((await subject.notes.select()).map(({ name }) => name).sort()).to.deep.equal(acknowledged.sort());
      });
    });
});

describe('guarantee 28: a busy SQLite blocks nobody', () => {
  const HELD_MILLISECONDS = times({ short: 500, full: 6_000 });
  const GAP_MILLISECONDS = 50;
  const ATTEMPTS = 8;

  /** The longest the event loop stood still while four writers waited for the lock of another process. */
  async function longestGap({ notes, url }: SqlSubject, round: number): Promise<number> {
    const child = fork(new URL('../integration/sqlite/lock-holder.js', import.meta.url), [url.replace(/^[^/]*\/\/\//, '')]);
    await once(child, 'message');
    let [longest, last] = [0, performance.now()];
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 2);
    const began = performance.now();
    const writing = Promise.all(['a', 'b', 'c', 'd'].map((name) => notes.insert({ name: `${name} ${String(round)}` })));
    await sleep(HELD_MILLISECONDS);
    child.send('let go');
    await Promise.all([writing, once(child, 'exit')]);
    clearInterval(ticking);
    expect(performance.now() - began).to.be.above(HELD_MILLISECONDS - 5);
    return longest;
  }

  for (const [driver, onSqlite] of Object.entries(EVERY_SQLITE))
    it(`the event loop never stands still for more than ${String(GAP_MILLISECONDS)} ms while another process holds the lock (${driver})`, async function () {
      this.timeout(120_000);
      await onSqlite({ lockTimeoutMilliseconds: 20_000 }, async (subject) => {
        // The machine itself may stand still; a lock that blocked would do so each time.
        const gaps: number[] = [];
        for (let round = 0; round < ATTEMPTS && !gaps.some((gap) => gap <= GAP_MILLISECONDS); round += 1)
          gaps.push(await longestGap(subject, round));
        expect(Math.min(...gaps)).to.be.at.most(GAP_MILLISECONDS);
        expect(await subject.notes.count()).to.equal(4 * gaps.length);
      });
    });
});
