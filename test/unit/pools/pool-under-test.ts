import type { PooledSession } from '../../../src/adapters/typeorm/postgres/pooled-session.js';
import type { SessionPoolOptions } from '../../../src/adapters/typeorm/postgres/session-pool-options.js';
import { SessionPool } from '../../../src/adapters/typeorm/postgres/session-pool.js';
import type { Whereabouts } from '../../../src/adapters/typeorm/shared/whereabouts.js';
import { DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import { ServerOutOfConnections } from '../../../src/ports/shared/server.errors.js';
import { ManualTimers, settled } from './manual-timers.js';

/** A connection that remembers what became of it. */
export class RecordedSession implements PooledSession {
  state: 'open' | 'ended' | 'destroyed' = 'open';
  unusable = false;
  idleSince = 0;
  expiresAt = Infinity;
  onBroken: (() => void) | undefined;
  onSilence: (() => void) | undefined;
  /** How it answers a check: at once, never, or with the news that it is lost. */
  answers: 'at once' | 'never' | 'lost' = 'at once';
  #silence: ((error: Error) => void) | undefined;

  constructor(readonly number: number) {}

  check(): Promise<void> {
    if (this.answers === 'at once') return Promise.resolve();
    if (this.answers === 'lost') return Promise.reject(new Error('lost'));
    return new Promise((_, reject) => (this.#silence = reject));
  }

  async end(): Promise<void> {
    this.state = 'ended';
  }

  destroy(): void {
    this.state = 'destroyed';
    this.unusable = true;
    this.#silence?.(new Error('given up'));
  }
}

type Answer = 'accepts' | 'refuses' | 'is full' | 'is silent';

/** A server that accepts, refuses or ignores connections, and remembers when it was asked. */
export class RecordedServer {
  answer: Answer = 'accepts';
  readonly sessions: RecordedSession[] = [];
  /** When each attempt began, ms. */
  readonly attempts: number[] = [];

  constructor(private readonly timers: ManualTimers) {}

  readonly connect = (): Promise<RecordedSession> => {
    this.attempts.push(this.timers.now());
    if (this.answer === 'is silent') return new Promise(() => undefined);
    if (this.answer === 'refuses') return Promise.reject(new DatabaseUnavailable('lab', 'connection refused'));
    if (this.answer === 'is full') return Promise.reject(new ServerOutOfConnections('lab', 'too many clients'));
    const session = new RecordedSession(this.sessions.length);
    this.sessions.push(session);
    return Promise.resolve(session);
  };

  /** Connections that are open just now. */
  get open(): RecordedSession[] {
    return this.sessions.filter(({ state }) => state === 'open');
  }
}

interface Tools {
  readonly pool: SessionPool<RecordedSession>;
  readonly server: RecordedServer;
  readonly timers: ManualTimers;
  /** From now on the code runs in another process. */
  readonly moveElsewhere: () => void;
}

type Changes = Partial<Omit<SessionPoolOptions<RecordedSession>, 'surroundings'>> & { readonly random?: () => number };

/** A pool whose server, time, luck and place are the test's. */
export function poolUnderTest({ random = () => 0.5, ...changes }: Changes = {}): Tools {
  const timers = new ManualTimers();
  const server = new RecordedServer(timers);
  let place = 0;
  const whereabouts = (): Whereabouts => {
    const opened = place;
    return { here: () => place === opened };
  };
  const pool = new SessionPool<RecordedSession>({
    database: 'lab',
    location: 'postgresql://server/lab',
    pooling: 'pooled',
    capacity: 4,
    acquireTimeoutMilliseconds: 1_000,
    idleTimeoutMilliseconds: 1_000_000,
    maxLifetimeMilliseconds: 0,
    prePingMilliseconds: 0,
    leakDetectionMilliseconds: 0,
    connect: server.connect,
    check: (session) => session.check(),
    surroundings: { timers, random, whereabouts },
    ...changes,
  });
  return { pool, server, timers, moveElsewhere: () => void (place += 1) };
}

/** Fills the pool with so many idle connections. */
export async function fill({ pool }: Tools, number: number): Promise<void> {
  const sessions = await Promise.all(Array.from({ length: number }, () => pool.acquire({})));
  for (const session of sessions) pool.release(session);
}

/** What a promise that has not been waited for yet has come to. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  const pending = Symbol('pending');
  const settling = promise.catch((error: unknown) => error);
  await settled();
  const value = await Promise.race([settling, Promise.resolve(pending)]);
  return value === pending ? 'pending' : value;
}
