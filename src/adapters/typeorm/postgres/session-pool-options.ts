import type { PoolStatistics } from '../../../ports/shared/database.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import { systemTimers, type Timers } from '../shared/timers.js';
import { currentWhereabouts, type Whereabouts } from '../shared/whereabouts.js';

/** What a pool learns of the world around it; a test gives its own. */
export interface Surroundings {
  readonly timers: Timers;
  /** At least 0 and below 1, evenly distributed. */
  readonly random: () => number;
  readonly whereabouts: () => Whereabouts;
}

export const realSurroundings: Surroundings = { timers: systemTimers, random: Math.random, whereabouts: currentWhereabouts };

type PoolSettings = Pick<
  DatabaseSettings,
  | 'pooling'
  | 'acquireTimeoutMilliseconds'
  | 'idleTimeoutMilliseconds'
  | 'maxLifetimeMilliseconds'
  | 'prePingMilliseconds'
  | 'leakDetectionMilliseconds'
>;

export interface SessionPoolOptions<Session> extends PoolSettings {
  readonly database: string;
  readonly location: string;
  /** The most connections at one time. */
  readonly capacity: number;
  /** Opens a connection within the connect timeout. @throws DatabaseUnavailable and other typed errors. */
  readonly connect: (statistics: () => PoolStatistics) => Promise<Session>;
  /** Asks the server for an answer on this connection; rejects when it is lost. Need not end by itself. */
  readonly check: (session: Session) => Promise<unknown>;
  readonly surroundings: Surroundings;
}
