import { ThrowawayPostgres } from './throwaway-postgres.js';
import { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';

export interface PrimaryAndStandbyOptions {
  /** A commit on the primary waits until the standby has written it; so nothing acknowledged is lost with the primary. */
  readonly synchronous?: true;
  /** Settings of both servers, as for `ThrowawayPostgres`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of `initdb` and `postgres`, as for `ThrowawayPostgres`. */
  readonly binaries?: string;
}

/** Standby and primary start at once; the pauses between attempts to meet are short so that no test waits for them. */
const BOTH = { wal_retrieve_retry_interval: '20ms', wal_keep_size: '1GB', hot_standby: 'on' };
const STREAMING_LIMIT_MILLISECONDS = 20_000;
const LOOK_MILLISECONDS = 5;

/**
 * Two throwaway servers, the second a streaming standby of the first: failover, switch-over and stale replicas at will.
 * Both begin as copies of one cached cluster, so a pair takes hardly longer than its two servers. `primary` and `standby`
 * keep their names whatever happens to their roles later.
 *
 * ```ts
 * await using pair = await PrimaryAndStandby.start({ synchronous: true });
 * await pair.primary.stop('kill');
 * await pair.promote();
 * ```
 */
export class PrimaryAndStandby implements AsyncDisposable {
  private constructor(
    readonly primary: ThrowawayPostgres,
    readonly standby: ThrowawayPostgres,
    private readonly options: PrimaryAndStandbyOptions,
  ) {}

  /** Resolves when the standby streams. @throws ThrowawayPostgresFailed with the log of the server that failed. */
  static async start(options: PrimaryAndStandbyOptions = {}): Promise<PrimaryAndStandby> {
    const both = { settings: { ...BOTH, ...options.settings }, ...(options.binaries !== undefined && { binaries: options.binaries }) };
    const wait = options.synchronous ? { synchronous_standby_names: '*' } : {};
    const started = await Promise.allSettled([
      ThrowawayPostgres.start({ ...both, settings: { ...both.settings, ...wait } }),
      ThrowawayPostgres.start({ ...both, role: 'standby' }),
    ]);
    const [primary, standby] = started;
    try {
      if (primary.status === 'rejected') throw primary.reason;
      if (standby.status === 'rejected') throw standby.reason;
      const pair = new PrimaryAndStandby(primary.value, standby.value, options);
      await pair.#follow(standby.value, primary.value);
      return pair;
    } catch (error) {
      for (const server of started) if (server.status === 'fulfilled') await server.value[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * One URL that names both servers, the one called `primary` first.
   * `target`: the value of `target_session_attrs`; without it any server will do.
   */
  url(
    database = 'postgres',
    { target, first = 'primary' }: { readonly target?: string; readonly first?: 'primary' | 'standby' } = {},
  ): string {
    const ports = first === 'primary' ? [this.primary.port, this.standby.port] : [this.standby.port, this.primary.port];
    const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
    const query = target === undefined ? '' : `?target_session_attrs=${target}`;
    return `postgresql://postgres@${hosts}/${encodeURIComponent(database)}${query}`;
  }

  /** Makes a database on the primary and waits until the standby has it. Its URLs are those of the servers. */
  async createDatabase(name: string): Promise<void> {
    await this.primary.createDatabase(name);
    await this.caughtUp();
  }

  /** Ends recovery on the standby: it takes writes when this resolves. The old primary is left as it is. */
  async promote(): Promise<void> {
    await this.standby.query('select pg_promote(true, 60)');
  }

  /** The roles change places, as in a planned switch-over: nothing is lost and the old primary follows the new one. */
  async switchRoles(): Promise<void> {
    await this.primary.stop();
    await this.promote();
    await this.primary.restart('fast', { role: 'standby', settings: { ...BOTH, ...this.options.settings } });
    await this.#follow(this.primary, this.standby);
  }

  /** The standby still receives, but shows none of it: its readers see an old state until `resumeReplay()`. */
  async pauseReplay(): Promise<void> {
    await this.standby.query('select pg_wal_replay_pause()');
    await until(async () => {
      const [row] = await this.standby.query<{ state: string }>('select pg_get_wal_replay_pause_state() as state');
      return row?.state === 'paused' ? undefined : `the standby says that replay is ${row?.state}`;
    });
  }

  async resumeReplay(): Promise<void> {
    await this.standby.query('select pg_wal_replay_resume()');
  }

  /** Resolves when readers of the standby see everything the primary has written so far. */
  async caughtUp(): Promise<void> {
    const [written] = await this.primary.query<{ lsn: string }>('select pg_current_wal_lsn() as lsn');
    await until(async () => {
      const [row] = await this.standby.query<{ there: boolean }>('select pg_last_wal_replay_lsn() >= $1::pg_lsn as there', [written?.lsn]);
      return row?.there ? undefined : `the standby has not replayed ${written?.lsn}`;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.primary[Symbol.asyncDispose](), this.standby[Symbol.asyncDispose]()]);
  }

  /** Resolves when `standby` streams from `primary`. */
  async #follow(standby: ThrowawayPostgres, primary: ThrowawayPostgres): Promise<void> {
    await standby.query(`alter system set primary_conninfo = 'host=127.0.0.1 port=${primary.port} user=postgres application_name=standby'`);
    await standby.query('select pg_reload_conf()');
    const wanted = this.options.synchronous && primary === this.primary ? ['sync', 'quorum'] : ['async', 'sync', 'quorum'];
    await until(async () => {
      const rows = await primary.query<{ state: string; sync_state: string }>('select state, sync_state from pg_stat_replication');
      if (rows.some((row) => row.state === 'streaming' && wanted.includes(row.sync_state))) return undefined;
      return `the standby does not stream: ${JSON.stringify(rows)}\n${standby.log.slice(-10).join('\n')}`;
    });
  }
}

/** Looks again until `missing` says that nothing is missing. */
async function until(missing: () => Promise<string | undefined>): Promise<void> {
  const limit = performance.now() + STREAMING_LIMIT_MILLISECONDS;
  for (let why = await missing(); why !== undefined; why = await missing()) {
    if (performance.now() > limit) throw new ThrowawayPostgresFailed(why);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}
