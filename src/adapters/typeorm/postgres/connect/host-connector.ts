import { lookup } from 'node:dns/promises';
import type { PostgresCandidate, ResolvedPostgres } from '../../../../connections/index.js';
import { deferred } from '../../../../domain/shared/deferred.js';
import type { PoolStatistics } from '../../../../ports/shared/database.js';
import { DatabaseUnavailable } from '../../../../ports/shared/database.errors.js';
import { RetryDelay } from '../../shared/retry-delay.js';
import type { Timers } from '../../shared/timers.js';
import { HostAttempts, type Rejection, type RoleBearer, type Round } from './host-attempts.js';
import { HostOrder } from './host-order.js';

export interface DialTarget {
  readonly candidate: PostgresCandidate;
  readonly resolved: ResolvedPostgres;
  /** How the pool stands; for errors. */
  readonly pool: () => PoolStatistics;
}

export interface HostConnectorOptions<Connected> {
  readonly database: string;
  /** The address as it is now; read anew for each connection. */
  readonly resolve: () => Promise<ResolvedPostgres>;
  /** Connects to one server. @throws SextantError whose cause is what the driver or the server said. */
  readonly dial: (target: DialTarget) => Promise<Connected>;
  /** How long a server of the right role is waited for while servers of another role answer. */
  readonly patienceMilliseconds: number;
  readonly timers: Timers;
  /** At least 0 and below 1, evenly distributed. */
  readonly random: () => number;
}

/** Pauses between two rounds: a new primary is found well within a second, and a fleet of clients does not overrun it. */
const PAUSE = { first: 20, longest: 400 };

/**
 * Connects to that server of an address which `target_session_attrs` asks for. While servers answer and none is fit, as
 * in a failover, it goes on looking, one caller on behalf of all. With all of them out of reach it fails at once.
 */
export class HostConnector<Connected extends RoleBearer> {
  readonly #order: HostOrder;
  #looking: Promise<void> | undefined;
  #closed = false;
  #stopPause: (() => void) | undefined;

  constructor(private readonly options: HostConnectorOptions<Connected>) {
    this.#order = new HostOrder(() => options.timers.now(), options.random);
  }

  /** @throws DatabaseUnavailable that names every server and why it was not taken, or the error of a server that refused us. */
  async connect(pool: () => PoolStatistics): Promise<Connected> {
    const until = this.options.timers.now() + this.options.patienceMilliseconds;
    for (;;) {
      if (this.#looking) await this.#looking;
      const first = await this.#round(pool);
      if (first.kind === 'fit') return first.connected;
      if (!this.#worthWaiting(first, until)) throw first.error;
      if (this.#looking) continue;
      const found = deferred();
      this.#looking = found.promise;
      try {
        return await this.#look(first, until, pool);
      } finally {
        this.#looking = undefined;
        found.resolve(undefined);
      }
    }
  }

  /** Gives up looking. */
  close(): void {
    this.#closed = true;
    this.#stopPause?.();
  }

  async #look(first: Failure, until: number, pool: () => PoolStatistics): Promise<Connected> {
    const { timers, random } = this.options;
    const delay = new RetryDelay({ ...PAUSE, random });
    for (let failure = first; ;) {
      if (!this.#worthWaiting(failure, until)) throw failure.error;
      const now = timers.now();
      delay.failed(now, now);
      await this.#pause(Math.min(delay.remaining(now), until - now));
      const round = await this.#round(pool);
      if (round.kind === 'fit') return round.connected;
      failure = round;
    }
  }

  #worthWaiting({ answered }: Failure, until: number): boolean {
    return answered && !this.#closed && this.options.timers.now() < until;
  }

  async #pause(milliseconds: number): Promise<void> {
    if (this.#closed) return;
    await new Promise<void>((resolve) => {
      const stop = this.options.timers.after(milliseconds, resolve);
      this.#stopPause = () => {
        stop();
        resolve();
      };
    });
    this.#stopPause = undefined;
  }

  async #round(pool: () => PoolStatistics): Promise<Failure | (Round<Connected> & { readonly kind: 'fit' })> {
    const resolved = await this.options.resolve();
    const { targetSessionAttributes: target, loadBalanceHosts } = resolved;
    const dial = (candidate: PostgresCandidate): Promise<Connected> => this.options.dial({ candidate, resolved, pool });
    const attempts = new HostAttempts({ order: this.#order, timers: this.options.timers, dial });
    const candidates = loadBalanceHosts === 'random' ? await withAddresses(resolved.candidates) : resolved.candidates;
    const order = this.#order.sorted({ candidates, loadBalanceHosts, targetSessionAttributes: target });
    const round = await attempts.round(order, target);
    if (round.kind === 'fit') return round;
    if (target !== 'prefer-standby') return this.#failure(resolved, round.rejections, pool());
    const any = await attempts.round(order, 'any');
    return any.kind === 'fit' ? any : this.#failure(resolved, any.rejections, pool());
  }

  #failure(resolved: ResolvedPostgres, rejections: readonly Rejection[], pool: PoolStatistics): Failure {
    const { targetSessionAttributes: target, candidates, location } = resolved;
    const [only] = rejections;
    if (candidates.length === 1 && rejections.length === 1 && only?.error !== undefined)
      return { kind: 'failure', answered: only.answered && target !== 'any', error: only.error };
    const each = rejections.map(({ server, reason }) => `${server}: ${reason}`).join('; ');
    const asked = target === 'any' ? '' : ` as target_session_attrs=${target}`;
    const servers = rejections.map(({ server, reason }) => ({ server, reason }));
    const error = new DatabaseUnavailable(
      this.options.database,
      `no server of ${location} can be used${asked} (${each})`,
      { location, targetSessionAttributes: target, servers, ...pool },
      rejections.at(-1)?.error,
    );
    return { kind: 'failure', answered: rejections.some(({ answered }) => answered), error };
  }
}

interface Failure {
  readonly kind: 'failure';
  /** A server is there, and may soon be what was asked for. */
  readonly answered: boolean;
  readonly error: unknown;
}

/** A name may stand for several servers; to spread connections over them each address is a server of its own. */
async function withAddresses(candidates: readonly PostgresCandidate[]): Promise<readonly [PostgresCandidate, ...PostgresCandidate[]]> {
  const spread = await Promise.all(
    candidates.map(async (candidate) => {
      if (candidate.hostAddress !== undefined || candidate.host.startsWith('/')) return [candidate];
      const addresses = await lookup(candidate.host, { all: true }).catch(() => []);
      if (addresses.length < 2) return [candidate];
      return addresses.map(({ address }) => ({ ...candidate, hostAddress: address }));
    }),
  );
  return spread.flat() as [PostgresCandidate, ...PostgresCandidate[]];
}
