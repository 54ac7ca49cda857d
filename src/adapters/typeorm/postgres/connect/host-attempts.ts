import type { PostgresCandidate, TargetSessionAttributes } from '../../../../connections/index.js';
import type { Timers } from '../../shared/timers.js';
import { isServerError, reasonOf } from '../server-error.js';
import { nameOf, type HostOrder } from './host-order.js';
import { misfit, type ServerRole } from './server-role.js';

/** A connection as far as choosing among servers needs it. */
export interface RoleBearer {
  /** What the server is; asks it where it has not said so. */
  findRole(): Promise<ServerRole>;
  /** Says goodbye to the server and closes. Never rejects. */
  end(): Promise<void>;
}

/** Why one server was not taken. */
export interface Rejection {
  readonly server: string;
  readonly reason: string;
  /** It is there, and may soon be what was asked for. */
  readonly answered: boolean;
  readonly error?: unknown;
}

export type Round<Connected> =
  { readonly kind: 'fit'; readonly connected: Connected } | { readonly kind: 'none'; readonly rejections: readonly Rejection[] };

type Attempt<Connected> =
  | { readonly kind: 'fit'; readonly connected: Connected }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'refused'; readonly error: unknown };

/** cannot_connect_now: it is starting, stopping, or recovering. */
const NOT_NOW = '57P03';

/** A server that takes longer may be lost in the network, so the next one is tried beside it. */
const SLOW_MILLISECONDS = 1_000;

export interface HostAttemptsOptions<Connected> {
  readonly order: HostOrder;
  readonly timers: Timers;
  /** Connects to one server. @throws SextantError whose cause is what the driver or the server said. */
  readonly dial: (candidate: PostgresCandidate) => Promise<Connected>;
}

/** One round through the servers of an address, as libpq makes it. */
export class HostAttempts<Connected extends RoleBearer> {
  constructor(private readonly options: HostAttemptsOptions<Connected>) {}

  /** @throws the error of a server that refused us for a reason that is no business of the next one, such as the password. */
  async round(candidates: readonly PostgresCandidate[], target: TargetSessionAttributes): Promise<Round<Connected>> {
    const rejections: Rejection[] = [];
    const late = new Set<Promise<Attempt<Connected>>>();
    const last = candidates.at(-1);
    try {
      for (const candidate of candidates) {
        const trying = this.#attempt(candidate, target);
        late.add(trying);
        const attempt = candidate === last ? await trying : await this.#unlessSlow(trying);
        if (!attempt) {
          this.options.order.silent(candidate);
          continue;
        }
        late.delete(trying);
        if (settled(attempt, rejections)) return attempt;
      }
      for (const trying of late) {
        const attempt = await trying;
        late.delete(trying);
        if (settled(attempt, rejections)) return attempt;
      }
    } finally {
      for (const trying of late) void trying.then(unwanted);
    }
    return { kind: 'none', rejections };
  }

  async #attempt(candidate: PostgresCandidate, target: TargetSessionAttributes): Promise<Attempt<Connected>> {
    const server = nameOf(candidate);
    let connected: Connected;
    try {
      connected = await this.options.dial(candidate);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      if (isServerError(cause) && cause.code !== NOT_NOW) return { kind: 'refused', error };
      const answered = isServerError(cause);
      if (!answered) this.options.order.silent(candidate);
      return { kind: 'rejected', rejection: { server, reason: reasonOf(cause ?? error), answered, error } };
    }
    if (target === 'any') return this.#taken(candidate, connected);
    try {
      const reason = misfit(target, await connected.findRole());
      if (reason === undefined) return this.#taken(candidate, connected);
      void connected.end();
      return { kind: 'rejected', rejection: { server, reason, answered: true } };
    } catch (error) {
      void connected.end();
      return { kind: 'rejected', rejection: { server, reason: reasonOf(error), answered: false, error } };
    }
  }

  #taken(candidate: PostgresCandidate, connected: Connected): Attempt<Connected> {
    this.options.order.fit(candidate);
    return { kind: 'fit', connected };
  }

  async #unlessSlow(trying: Promise<Attempt<Connected>>): Promise<Attempt<Connected> | undefined> {
    let stop: (() => void) | undefined;
    const slow = new Promise<undefined>((resolve) => {
      stop = this.options.timers.after(SLOW_MILLISECONDS, () => resolve(undefined));
    });
    return Promise.race([trying, slow]).finally(stop);
  }
}

/** A connection that came too late is given back at once. */
async function unwanted<Connected extends RoleBearer>(attempt: Attempt<Connected>): Promise<void> {
  if (attempt.kind === 'fit') await attempt.connected.end();
}

/** Whether the round is over. @throws when the server refused. */
function settled<Connected>(
  attempt: Attempt<Connected>,
  rejections: Rejection[],
): attempt is { readonly kind: 'fit'; readonly connected: Connected } {
  if (attempt.kind === 'refused') throw attempt.error;
  if (attempt.kind === 'rejected') rejections.push(attempt.rejection);
  return attempt.kind === 'fit';
}
