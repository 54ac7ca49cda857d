import { parseDatabaseUrl } from '../../../connections/index.js';
import { service } from '../../../container/index.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { postgresEngine } from '../postgres/replicas/replicated-postgres.js';
import { SqliteEngine } from '../sqlite/sqlite-engine.js';
import type { SqlEngine } from '../shared/sql-engine.js';
import { SharedEngine, type EngineOptions } from './shared-engine.js';

/** One database's share of an engine: the engine opens with its first user and closes with its last. */
export interface EngineLease {
  readonly engine: SqlEngine;
  open(signal: AbortSignal | undefined): Promise<void>;
  close(): Promise<void>;
  /** After `close`: it will not be opened again. */
  leave(): void;
  /** True when other databases use the engine just now. */
  readonly shared: boolean;
  /** The tables of every database that shares the engine. */
  tables(): readonly TableSchema[];
}

/** The engines of one application: databases with the same URL share one, and so one pool. */
@service()
export class SqlEngines {
  private readonly byUrl = new Map<string, SharedEngine>();

  /**
   * Takes part in the engine of this URL. The tables are known to error translation from then on, to TypeORM from `open` on.
   * @throws SharedSettingsDiffer when it is shared with a database of other settings.
   */
  lease(databaseName: string, settings: DatabaseSettings, tables: readonly TableSchema[]): EngineLease {
    const url = settings.url.reveal();
    const found = this.byUrl.get(url) ?? new SharedEngine(settings, createEngine);
    this.byUrl.set(url, found);
    const user = {};
    found.refuseOthers(databaseName, settings);
    found.join(user, databaseName, tables);
    return {
      engine: found.engine,
      open: (signal) => found.opened(user, signal),
      close: () => found.closed(user),
      leave: () => {
        found.leave(user);
        if (found.abandoned) this.byUrl.delete(url);
      },
      get shared() {
        return found.openUsers > 1;
      },
      tables: found.tables,
    };
  }
}

/** Chooses by the URL alone; each engine loads its driver when it opens. */
function createEngine(options: EngineOptions): SqlEngine {
  switch (parseDatabaseUrl(options.settings.url).engine) {
    case 'postgres':
      return postgresEngine(options);
    case 'sqlite':
      return new SqliteEngine(options);
    case 'memory':
      throw new InvalidValue('database URL', 'memory:', 'postgresql://… or sqlite:///…');
  }
}
