import { service } from '../../../container/index.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { postgresEngine } from '../postgres/replicas/replicated-postgres.js';
import { SqliteEngine } from '../sqlite/sqlite-engine.js';
import type { SqlEngine, SqlEngineOptions } from '../shared/sql-engine.js';

interface Shared {
  readonly engine: SqlEngine;
  readonly names: Set<string>;
  readonly tables: Set<TableSchema>;
  users: number;
  opening: Promise<void> | undefined;
}

/** One database's share of an engine: the engine opens with its first user and closes with its last. */
export interface EngineLease {
  readonly engine: SqlEngine;
  open(signal: AbortSignal | undefined): Promise<void>;
  close(): Promise<void>;
  /** The tables of every database that shares the engine. */
  tables(): readonly TableSchema[];
}

/** The engines of one application: databases with the same URL share one, and so one pool. */
@service()
export class SqlEngines {
  private readonly byUrl = new Map<string, Shared>();

  /** Takes part in the engine of this URL. The tables are known to TypeORM and to error translation from then on. */
  lease(databaseName: string, settings: DatabaseSettings, tables: readonly TableSchema[]): EngineLease {
    const url = settings.url.reveal();
    const shared = this.byUrl.get(url) ?? this.create(url, settings);
    shared.names.add(databaseName);
    for (const table of tables) shared.tables.add(table);
    let open = false;
    return {
      engine: shared.engine,
      open: async (signal) => {
        if (open) return;
        open = true;
        shared.users++;
        shared.opening ??= shared.engine.open({ signal });
        try {
          await shared.opening;
        } catch (error) {
          open = false;
          shared.users--;
          shared.opening = undefined;
          throw error;
        }
      },
      close: async () => {
        if (!open) return;
        open = false;
        if (--shared.users > 0) return;
        shared.opening = undefined;
        await shared.engine.close();
      },
      tables: () => [...shared.tables],
    };
  }

  private create(url: string, settings: DatabaseSettings): Shared {
    const names = new Set<string>();
    const tables = new Set<TableSchema>();
    const options = {
      get databaseName() {
        return [...names].join('+');
      },
      tables: () => [...tables],
      settings,
    };
    const shared: Shared = { engine: engineOf(url, options), names, tables, users: 0, opening: undefined };
    this.byUrl.set(url, shared);
    return shared;
  }
}

/** Chooses by the scheme alone; each engine loads its driver when it opens. */
function engineOf(url: string, options: SqlEngineOptions & { readonly settings: DatabaseSettings }): SqlEngine {
  const scheme = url.slice(0, url.indexOf(':')).split('+', 1)[0];
  switch (scheme) {
    case 'postgres':
    case 'postgresql':
      return postgresEngine(options);
    case 'sqlite':
      return new SqliteEngine(options);
    default:
      throw new InvalidValue('database URL', `${String(scheme)}:…`, 'postgresql://… or sqlite:///…');
  }
}
