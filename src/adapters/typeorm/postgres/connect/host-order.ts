import type { PostgresCandidate, ResolvedPostgres } from '../../../../connections/index.js';

/** How long a server that did not answer is tried after the others. */
const DOUBTED_MILLISECONDS = 5_000;

export type OrderedHosts = Pick<ResolvedPostgres, 'candidates' | 'loadBalanceHosts' | 'targetSessionAttributes'>;

/** `host:port`, what messages call a server. */
export function nameOf({ host, hostAddress, port }: PostgresCandidate): string {
  const shown = host === '' ? (hostAddress ?? '') : host;
  const name = `${shown.includes(':') && !shown.startsWith('/') ? `[${shown}]` : shown}:${port}`;
  return hostAddress === undefined || hostAddress === shown ? name : `${name} (${hostAddress})`;
}

/**
 * The order in which the servers of an address are tried: as given, or shuffled with `load_balance_hosts=random`. A server
 * that did not answer lately comes last. Where the role decides and not the order, the one that was fit last comes first.
 */
export class HostOrder {
  #lastFit: string | undefined;
  readonly #doubtedUntil = new Map<string, number>();

  constructor(
    private readonly now: () => number,
    private readonly random: () => number,
  ) {}

  sorted({ candidates, loadBalanceHosts, targetSessionAttributes }: OrderedHosts): readonly PostgresCandidate[] {
    if (candidates.length === 1) return candidates;
    const order = loadBalanceHosts === 'random' ? shuffled(candidates, this.random) : [...candidates];
    const byRole = loadBalanceHosts === 'disable' && targetSessionAttributes !== 'any';
    const rank = (candidate: PostgresCandidate): number => {
      const name = nameOf(candidate);
      if ((this.#doubtedUntil.get(name) ?? 0) > this.now()) return 2;
      return byRole && name === this.#lastFit ? 0 : 1;
    };
    return order.sort((a, b) => rank(a) - rank(b));
  }

  fit(candidate: PostgresCandidate): void {
    this.#lastFit = nameOf(candidate);
    this.#doubtedUntil.delete(this.#lastFit);
  }

  silent(candidate: PostgresCandidate): void {
    this.#doubtedUntil.set(nameOf(candidate), this.now() + DOUBTED_MILLISECONDS);
  }
}

/** Fisher and Yates. */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    [result[last], result[chosen]] = [result[chosen] as T, result[last] as T];
  }
  return result;
}
