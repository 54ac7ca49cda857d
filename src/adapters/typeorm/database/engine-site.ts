import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import type { Site } from '../../shared/switchboard.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { SqlConnection } from '../shared/sql-connection.js';
import type { SqlEngine } from '../shared/sql-engine.js';
import { statement } from '../shared/sql-text.js';
import type { EngineLease } from './sql-engines.js';

const PING = statement('ping', 'SELECT 1');

/** A database of PostgreSQL or SQLite that work can be sent to: a share in an engine, and the settings it was made with. */
export class EngineSite implements Site<SqlConnection> {
  constructor(
    readonly settings: DatabaseSettings,
    private readonly lease: EngineLease,
  ) {}

  get source(): SqlEngine {
    return this.lease.engine;
  }

  get location(): string {
    return this.lease.engine.location;
  }

  /** An engine that others use stays open, and their statements are none of ours. */
  get quiet(): boolean {
    const { engine, shared } = this.lease;
    return shared || [engine.statistics(), ...(engine.describeReplicas?.() ?? []).map(({ pool }) => pool)].every(isQuiet);
  }

  open({ signal }: CallOptions): Promise<void> {
    return this.lease.open(signal);
  }

  async ping(options?: CallOptions): Promise<void> {
    await this.source.execute(PING, [], 'read', options);
  }

  close(): Promise<void> {
    return this.lease.close();
  }

  leave(): void {
    this.lease.leave();
  }

  /** The tables of every database that shares the engine. */
  tables(): readonly TableSchema[] {
    return this.lease.tables();
  }
}

function isQuiet({ active, waiting }: PoolStatistics): boolean {
  return active === 0 && waiting === 0;
}
