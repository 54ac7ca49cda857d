import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { SqlEngine, SqlEngineOptions } from '../shared/sql-engine.js';
import { SharedSettingsDiffer } from './shared-settings.errors.js';
import { differingKeys } from './shared-settings.js';

/** What any engine is made from. */
export interface EngineOptions extends SqlEngineOptions {
  readonly settings: DatabaseSettings;
}

/** An engine and the databases that use it: it opens with the first of them and closes with the last. */
export class SharedEngine {
  readonly engine: SqlEngine;
  private readonly names = new Map<object, string>();
  /** Only ever added to: error translation and TypeORM may know more tables than are used. */
  private readonly declared = new Set<TableSchema>();
  private readonly open = new Set<object>();
  /** The tables of every database that shares the engine. */
  readonly tables = (): readonly TableSchema[] => [...this.declared];
  /** How many tables the engine was opened with. */
  private known = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly settings: DatabaseSettings,
    create: (options: EngineOptions) => SqlEngine,
  ) {
    const names = (): string => [...new Set(this.names.values())].join('+');
    this.engine = create({
      get databaseName() {
        return names();
      },
      tables: this.tables,
      settings,
    });
  }

  /** True when nobody takes part any more. */
  get abandoned(): boolean {
    return this.names.size === 0;
  }

  get openUsers(): number {
    return this.open.size;
  }

  /** @throws SharedSettingsDiffer when the engine was made with other settings than those of one who wants to join. */
  refuseOthers(name: string, settings: DatabaseSettings): void {
    const differing = differingKeys(this.settings, settings);
    if (differing.length > 0) throw new SharedSettingsDiffer(name, [...new Set(this.names.values())], differing);
  }

  join(user: object, name: string, tables: readonly TableSchema[]): void {
    this.names.set(user, name);
    for (const table of tables) this.declared.add(table);
  }

  leave(user: object): void {
    this.names.delete(user);
  }

  /** Opens the engine for its first user; for a later one it makes known the tables that were declared since. */
  opened(user: object, signal: AbortSignal | undefined): Promise<void> {
    return this.inTurn(async () => {
      if (this.open.has(user)) return;
      const { size } = this.declared;
      if (this.open.size === 0 || this.known !== size) await this.engine.open({ signal });
      this.known = size;
      this.open.add(user);
    });
  }

  closed(user: object): Promise<void> {
    return this.inTurn(async () => {
      if (this.open.delete(user) && this.open.size === 0) await this.engine.close();
    });
  }

  /** An opening and a closing that overlap would leave an engine that is neither. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
