import { expect } from 'chai';
import { deferred } from '../../../src/domain/shared/deferred.js';
import { ConnectionsExhausted, DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import { ServerOutOfConnections } from '../../../src/ports/shared/server.errors.js';
import { settled } from './manual-timers.js';
import { fill, outcome, poolUnderTest, type RecordedSession } from './pool-under-test.js';

const LIFETIME = 1_000_000;

describe('a pool without pooling', () => {
  it('opens a connection for each caller and closes it afterwards', async () => {
    const { pool, server } = poolUnderTest({ pooling: 'none' });
    for (let turn = 1; turn <= 3; turn += 1) {
      pool.release(await pool.acquire({}));
      await settled();
      expect(server.sessions.map(({ state }) => state)).to.deep.equal(Array.from({ length: turn }, () => 'ended'));
    }
    expect(pool.statistics()).to.include({ active: 0, idle: 0 });
  });

  it('never has more than its capacity open, one that says goodbye among them', async () => {
    const { pool, server } = poolUnderTest({ pooling: 'none', capacity: 2 });
    const [one, two] = await Promise.all([pool.acquire({}), pool.acquire({})]);
    const goodbye = deferred();
    one.end = () => goodbye.promise;
    pool.release(one);
    const third = pool.acquire({});
    expect(await outcome(third)).to.equal('pending');
    expect(server.attempts).to.have.length(2);
    goodbye.resolve(undefined);
    expect(await third).to.include({ number: 2 });
    pool.release(two);
  });
});

describe('a connection idle for long', () => {
  const idleFor = async (milliseconds: number, change: (session: RecordedSession) => void) => {
    const tools = poolUnderTest({ prePingMilliseconds: 1_000 });
    await fill(tools, 2);
    for (const session of tools.server.sessions) change(session);
    await tools.timers.pass(milliseconds);
    return tools;
  };

  it('is not checked while it is young', async () => {
    const { pool } = await idleFor(999, (session) => (session.answers = 'never'));
    expect(pool.take()).to.include({ number: 1 });
  });

  it('is not lent without a check', async () => {
    const { pool, server } = await idleFor(1_001, () => undefined);
    expect(pool.take()).to.equal(undefined);
    expect(await pool.acquire({})).to.include({ number: 1 });
    expect(server.attempts).to.have.length(2);
    expect(pool.statistics()).to.include({ active: 1, idle: 1 });
  });

  it('is replaced when it is lost', async () => {
    const { pool, server } = await idleFor(1_001, (session) => (session.answers = 'lost'));
    expect(await pool.acquire({})).to.include({ number: 2 });
    expect(server.sessions.map(({ state }) => state)).to.deep.equal(['destroyed', 'destroyed', 'open']);
  });

  it('is replaced when it does not answer within half a second, and those that idle beside it too', async () => {
    const { pool, server, timers } = await idleFor(1_001, (session) => (session.answers = 'never'));
    const waiting = pool.acquire({});
    await timers.pass(499);
    expect(await outcome(waiting)).to.equal('pending');
    await timers.pass(1);
    expect(await waiting).to.include({ number: 2 });
    expect(server.open).to.have.length(1);
  });

  it('is lent unchecked when the check is off', async () => {
    const tools = poolUnderTest({ prePingMilliseconds: 0 });
    await fill(tools, 1);
    tools.server.sessions[0]!.answers = 'never';
    await tools.timers.pass(500_000);
    expect(tools.pool.take()).to.include({ number: 0 });
  });
});

describe('the lifetime of a connection', () => {
  it('ends an idle one', async () => {
    const tools = poolUnderTest({ maxLifetimeMilliseconds: LIFETIME, idleTimeoutMilliseconds: 10 * LIFETIME, random: () => 0 });
    await fill(tools, 1);
    await tools.timers.pass(LIFETIME - 1);
    expect(tools.server.open).to.have.length(1);
    await tools.timers.pass(1_001);
    expect(tools.server.open).to.have.length(0);
  });

  it('ends a lent one when it comes back', async () => {
    const { pool, server, timers } = poolUnderTest({ maxLifetimeMilliseconds: LIFETIME });
    const session = await pool.acquire({});
    await timers.pass(2 * LIFETIME);
    expect(session.state).to.equal('open');
    pool.release(session);
    expect(server.sessions.map(({ state }) => state)).to.deep.equal(['ended']);
  });

  it('is shortened by up to a fifth, so that connections opened together do not end together', async () => {
    const luck = [0, 0.25, 0.5, 0.999];
    const tools = poolUnderTest({ maxLifetimeMilliseconds: LIFETIME, random: () => luck.shift() ?? 0 });
    await fill(tools, 4);
    expect(tools.server.sessions.map(({ expiresAt }) => expiresAt)).to.deep.equal([1_000_000, 950_000, 900_000, 800_200]);
  });

  it('is endless when it is 0', async () => {
    const tools = poolUnderTest({ maxLifetimeMilliseconds: 0, idleTimeoutMilliseconds: 10 * LIFETIME });
    await fill(tools, 1);
    await tools.timers.pass(5 * LIFETIME);
    expect(tools.server.open).to.have.length(1);
  });
});

describe('a pool in another process or thread', () => {
  it('begins anew and touches nothing of what was opened elsewhere', async () => {
    const tools = poolUnderTest();
    await fill(tools, 2);
    const held = await tools.pool.acquire({});
    tools.moveElsewhere();
    expect(tools.pool.take()).to.equal(undefined);
    expect(tools.pool.statistics()).to.include({ active: 0, idle: 0, waiting: 0 });
    const here = await tools.pool.acquire({});
    expect(here).to.include({ number: 2 });
    tools.pool.release(held);
    expect(tools.pool.statistics()).to.include({ active: 1, idle: 0 });
    tools.pool.release(here);
    await tools.pool.close();
    expect(tools.server.sessions.slice(0, 2).map(({ state }) => state)).to.deep.equal(['open', 'open']);
  });

  it('does not take over a connection that was being opened elsewhere', async () => {
    const opening = deferred<RecordedSession>();
    const tools = poolUnderTest({ connect: () => opening.promise });
    void tools.pool.acquire({});
    tools.moveElsewhere();
    expect(tools.pool.take()).to.equal(undefined);
    opening.resolve(await tools.server.connect());
    await settled();
    expect(tools.pool.statistics()).to.include({ active: 0, idle: 0, waiting: 0 });
  });
});

describe('a pool that is asked to give up a connection', () => {
  it('closes the one that has been idle longest', async () => {
    const tools = poolUnderTest();
    await fill(tools, 3);
    tools.pool.surrender();
    expect(tools.server.sessions.map(({ state }) => state)).to.deep.equal(['ended', 'open', 'open']);
  });

  it('hears a question once, though each connection brings it', async () => {
    const tools = poolUnderTest();
    await fill(tools, 3);
    await tools.timers.pass(100);
    for (let heard = 0; heard < 3; heard += 1) tools.pool.surrender();
    expect(tools.server.open).to.have.length(2);
    await tools.timers.pass(50);
    tools.pool.surrender();
    expect(tools.server.open).to.have.length(1);
  });

  it('closes the next that comes back when all are in use', async () => {
    const { pool, server } = poolUnderTest();
    const [one, two] = await Promise.all([pool.acquire({}), pool.acquire({})]);
    pool.surrender();
    pool.release(two);
    pool.release(one);
    expect(server.sessions.map(({ state }) => state)).to.deep.equal(['open', 'ended']);
  });

  it('keeps the only one it uses for a second, and then closes that too', async () => {
    const { pool, server, timers } = poolUnderTest();
    const session = await pool.acquire({});
    await timers.pass(1_000);
    pool.surrender();
    pool.release(session);
    expect(server.open).to.have.length(1);
    expect(await pool.acquire({})).to.equal(session);
    await timers.pass(51);
    pool.surrender();
    pool.release(session);
    expect(server.open).to.have.length(0);
  });
});

describe('a pool that is closed', () => {
  it('waits for connections in use and on their way, and leaves none open', async () => {
    const opening = deferred<RecordedSession>();
    const tools = poolUnderTest();
    const held = await tools.pool.acquire({});
    const late = poolUnderTest({ connect: () => opening.promise });
    late.pool.acquire({}).catch(() => undefined);
    const closing = [tools.pool.close(), late.pool.close()].map(outcome);
    expect(await Promise.all(closing)).to.deep.equal(['pending', 'pending']);
    tools.pool.release(held);
    opening.resolve(await tools.server.connect());
    await Promise.all([tools.pool.close(), late.pool.close()]);
    expect(tools.server.sessions.map(({ state }) => state)).to.deep.equal(['ended', 'ended']);
  });

  it('gives up what is not back after two seconds', async () => {
    const { pool, server, timers } = poolUnderTest();
    await pool.acquire({});
    const closing = pool.close();
    await timers.pass(2_000);
    await closing;
    expect(server.sessions.map(({ state }) => state)).to.deep.equal(['destroyed']);
  });
});

describe('a caller who waits in vain', () => {
  it('hears that the pool is busy', async () => {
    const { pool, timers } = poolUnderTest({ capacity: 1 });
    await pool.acquire({});
    const late = pool.acquire({}).catch((error: unknown) => error);
    await timers.pass(1_000);
    expect(await late)
      .to.be.instanceOf(ConnectionsExhausted)
      .with.deep.property('pool', { active: 1, idle: 0, waiting: 1, capacity: 1 });
  });

  it('hears at once that nobody listens, and with it everybody who came before the attempt', async () => {
    const { pool, server } = poolUnderTest({ capacity: 1 });
    server.answer = 'refuses';
    const failures = await Promise.all([1, 2, 3].map(() => pool.acquire({}).catch((error: unknown) => error)));
    for (const error of failures) expect(error).to.be.instanceOf(DatabaseUnavailable).with.property('message').that.includes('refused');
  });

  it('hears that the server does not answer', async () => {
    const { pool, server, timers } = poolUnderTest();
    server.answer = 'is silent';
    const waiting = pool.acquire({}).catch((error: unknown) => error);
    await timers.pass(1_000);
    expect(await waiting)
      .to.be.instanceOf(DatabaseUnavailable)
      .with.property('message')
      .that.includes('did not answer within 1000 ms');
  });

  it('hears that the server had no room, and why, but only after its wait', async () => {
    const { pool, server, timers } = poolUnderTest();
    server.answer = 'is full';
    const waiting = pool.acquire({}).catch((error: unknown) => error);
    await timers.pass(999);
    expect(await outcome(waiting)).to.equal('pending');
    await timers.pass(1);
    const error = await waiting;
    expect(error).to.be.instanceOf(ServerOutOfConnections).with.property('message').that.includes('had no room');
    expect((error as Error).cause)
      .to.have.property('message')
      .that.includes('too many clients');
  });

  it('is served when a full server has room again', async () => {
    const { pool, server, timers } = poolUnderTest();
    server.answer = 'is full';
    const waiting = pool.acquire({});
    await timers.pass(600);
    server.answer = 'accepts';
    await timers.pass(250);
    expect(await waiting).to.include({ number: 0 });
  });
});
