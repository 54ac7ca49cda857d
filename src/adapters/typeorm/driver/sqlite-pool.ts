import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import type { LeakWatch } from '../shared/leak-watch.js';
import type { Whereabouts } from '../shared/whereabouts.js';
import { LeaseLane } from './lease-lane.js';
import type { WaitEnd, Waiter } from './lease-queue.js';
import { openConnection } from './open-connection.js';
import type { SqliteConnection } from './sqlite-connection.js';
import type { SqliteFailureTranslator } from './sqlite-failure.js';
import type { OpenSqlite, SqliteFile } from './sqlite-handle.js';

export interface SqlitePoolOptions {
  /** The native module that opens the connections. */
  readonly driver: OpenSqlite;
  readonly file: SqliteFile;
  /** `none`: each loan has a connection of its own. Not for a database in memory, which ends with its connection. */
  readonly pooling: 'pooled' | 'none';
  readonly whereabouts: () => Whereabouts;
  /** Connections that only read, beside the one that writes; 0 lets the writer read too. A database in memory has none. */
  readonly readers: number;
  readonly acquireTimeoutMilliseconds: number;
  readonly leaks: LeakWatch;
  readonly statementTimeoutMilliseconds: number;
  readonly lockTimeoutMilliseconds: number;
  /** Prepared statements kept by each connection. */
  readonly statementCacheSize: number;
  readonly translate: SqliteFailureTranslator;
  /** The error of an operation outside of any statement: opening the file, making its folder. */
  readonly openFailed: (error: unknown) => Error;
  readonly refused: (why: WaitEnd, options: CallOptions, waitedMilliseconds: number, pool: PoolStatistics) => Error;
}

/**
 * The connections to one SQLite file: one that writes, lent to one owner at a time, and several that read. In WAL mode
 * readers see what was committed when they began and never wait for the writer.
 *
 * Connections open when first needed and stay open until `close()`: an idle one holds no lock and no server's memory,
 * so there is nothing to gain from closing it earlier. In another process or thread than the one it was opened in, the
 * pool begins anew: SQLite's locks belong to the process that took them.
 */
export class SqlitePool {
  private readonly writer: LeaseLane;
  private readonly readers: LeaseLane;
  private opening: Promise<void> | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: SqlitePoolOptions) {
    const { file, acquireTimeoutMilliseconds, leaks, whereabouts } = options;
    const inMemory = file.path === ':memory:';
    const lane = (mode: 'read' | 'write', capacity: number): LeaseLane =>
      new LeaseLane({
        capacity,
        acquireTimeoutMilliseconds,
        leaks,
        irreplaceable: inMemory,
        keeps: inMemory || options.pooling === 'pooled' ? 'idle connections' : 'none',
        whereabouts,
        open: () => this.connect(mode),
        refused: (why, call, waited) => options.refused(why, call, waited, this.statistics()),
      });
    this.writer = lane('write', 1);
    this.readers = inMemory || options.readers === 0 ? this.writer : lane('read', options.readers);
  }

  /** Makes the folder and the file when they are missing. Calling it again while it is open does nothing. */
  open(call: CallOptions = {}): Promise<void> {
    this.opening ??= this.openWriter(call).catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** Closes every connection. Calling it twice is harmless; the pool can be opened again. */
  close(): Promise<void> {
    this.closing ??= this.closeLanes()
      .then(() => {
        this.opening = undefined;
      })
      .finally(() => {
        this.closing = undefined;
      });
    return this.closing;
  }

  /** The writer last: only it can move the journal into the file, and it does so when nobody else is left. */
  private async closeLanes(): Promise<void> {
    if (this.readers !== this.writer) await this.readers.close();
    await this.writer.close();
  }

  /** A connection for one statement, without a promise of its own; it must be given back when the statement has ended. */
  lend(mode: 'read' | 'write', waiter: Waiter): void {
    if (this.opening) this.laneOf(mode).lend(waiter);
    else waiter.fail(this.options.refused('closed', waiter.call, 0, this.statistics()));
  }

  async acquire(mode: 'read' | 'write', options: CallOptions): Promise<SqliteConnection> {
    if (!this.opening) throw this.options.refused('closed', options, 0, this.statistics());
    return this.laneOf(mode).acquire(options);
  }

  release(connection: SqliteConnection, broken: boolean): void {
    this.laneOf(connection.mode).release(connection, broken);
  }

  statistics(): PoolStatistics {
    const write = this.writer.statistics;
    if (this.readers === this.writer) return write;
    const read = this.readers.statistics;
    return {
      active: write.active + read.active,
      idle: write.idle + read.idle,
      waiting: write.waiting + read.waiting,
      capacity: write.capacity + read.capacity,
    };
  }

  private laneOf(mode: 'read' | 'write'): LeaseLane {
    return mode === 'write' ? this.writer : this.readers;
  }

  private async openWriter(call: CallOptions): Promise<void> {
    await this.closing;
    const { file, openFailed } = this.options;
    if (file.access === 'create' && file.path !== ':memory:')
      await mkdir(dirname(file.path), { recursive: true }).catch((error: unknown) => {
        throw openFailed(error);
      });
    this.writer.open();
    this.readers.open();
    this.writer.release(await this.writer.acquire(call), false);
  }

  private async connect(mode: 'read' | 'write'): Promise<SqliteConnection> {
    const { driver, file, statementTimeoutMilliseconds, lockTimeoutMilliseconds, statementCacheSize, translate, openFailed } = this.options;
    try {
      const limits = { statementTimeoutMilliseconds, lockTimeoutMilliseconds, statementCacheSize };
      return await openConnection(driver, file, { mode, ...limits, translate });
    } catch (error) {
      throw openFailed(error);
    }
  }
}
