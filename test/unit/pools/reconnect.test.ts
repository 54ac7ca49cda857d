import { expect } from 'chai';
import { RetryDelay } from '../../../src/adapters/typeorm/shared/retry-delay.js';
import { poolUnderTest } from './pool-under-test.js';

/** Somebody asks every millisecond, and is told how it went. */
async function askAlways({ pool, timers }: ReturnType<typeof poolUnderTest>, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 1) {
    pool.acquire({}).then(
      (session) => pool.release(session),
      () => undefined,
    );
    await timers.pass(1);
  }
}

const waits = (attempts: readonly number[]): number[] => attempts.slice(1).map((at, index) => at - attempts[index]!);

describe('the wait before the next attempt', () => {
  const drawn = (luck: number): number[] => {
    const delay = new RetryDelay({ first: 10, longest: 100, random: () => luck });
    return [0, 1_000, 2_000, 3_000, 4_000, 5_000].map((now) => {
      delay.failed(now, now);
      return delay.remaining(now);
    });
  };

  it('is drawn between nothing and a limit that doubles up to the longest', () => {
    expect(drawn(0.999_999).map(Math.round)).to.deep.equal([10, 20, 40, 80, 100, 100]);
    expect(drawn(0.5)).to.deep.equal([5, 10, 20, 40, 50, 50]);
    expect(drawn(0)).to.deep.equal([0, 0, 0, 0, 0, 0]);
  });

  it('grows once for attempts that failed side by side', () => {
    const delay = new RetryDelay({ first: 10, longest: 100, random: () => 0.5 });
    for (const began of [0, 1, 2]) delay.failed(began, 50);
    expect(delay.remaining(50)).to.equal(5);
    delay.failed(60, 61);
    expect(delay.remaining(61)).to.equal(10);
  });

  it('begins anew after a success', () => {
    const delay = new RetryDelay({ first: 10, longest: 100, random: () => 0.5 });
    for (const now of [1, 2, 3, 4]) delay.failed(now, now);
    delay.succeeded();
    expect(delay).to.include({ failing: false });
    expect(delay.remaining(4)).to.equal(0);
    delay.failed(5, 5);
    expect(delay.remaining(5)).to.equal(5);
  });
});

describe('a pool whose server is gone', () => {
  it('tries one connection at a time, with growing waits, however many ask', async () => {
    const tools = poolUnderTest({ random: () => 0.999 });
    tools.server.answer = 'refuses';
    await askAlways(tools, 400);
    expect(waits(tools.server.attempts).map(Math.round)).to.deep.equal([10, 20, 40, 50, 50, 50, 50, 50, 50]);
  });

  it('of a fleet does not ask together with the others', async () => {
    const moments = new Set<number>();
    for (const luck of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const tools = poolUnderTest({ random: () => luck });
      tools.server.answer = 'refuses';
      await askAlways(tools, 200);
      moments.add(tools.server.attempts[4]!);
    }
    expect(moments.size).to.equal(5);
  });

  it('serves everybody within the longest wait once it is back', async () => {
    const tools = poolUnderTest({ random: () => 0.999 });
    const { pool, server, timers } = tools;
    server.answer = 'refuses';
    await askAlways(tools, 400);
    server.answer = 'accepts';
    const waiting = Promise.all([1, 2, 3].map(() => pool.acquire({})));
    await timers.pass(50);
    expect(await waiting).to.have.length(3);
    expect(pool.statistics()).to.include({ active: 3, waiting: 0 });
  });

  it('begins with short waits again after it was back', async () => {
    const tools = poolUnderTest({ random: () => 0.999, pooling: 'none' });
    const { server, timers } = tools;
    server.answer = 'refuses';
    await askAlways(tools, 400);
    server.answer = 'accepts';
    await timers.pass(200);
    const before = server.attempts.length;
    server.answer = 'refuses';
    await askAlways(tools, 160);
    expect(waits(server.attempts.slice(before)).map(Math.round)).to.deep.equal([10, 20, 40, 50]);
  });

  it('makes no attempt for nobody', async () => {
    const { pool, server, timers } = poolUnderTest();
    server.answer = 'refuses';
    await pool.acquire({}).catch(() => undefined);
    await timers.pass(10_000);
    expect(server.attempts).to.have.length(1);
  });

  it('tries again beside an attempt that got no answer', async () => {
    const { pool, server, timers } = poolUnderTest();
    server.answer = 'is silent';
    const first = pool.acquire({}).catch((error: unknown) => error);
    await timers.pass(300);
    server.answer = 'accepts';
    const second = pool.acquire({});
    expect(await first).to.include({ number: 0 });
    expect(await second).to.include({ number: 1 });
  });
});
