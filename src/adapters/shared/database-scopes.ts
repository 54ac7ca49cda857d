import { AmbientScope } from '../../ports/shared/ambient-scope.js';
import type { Scope } from './transaction-scope.js';

/** What the coordinators of one database share while it moves from one engine to another: who runs where, and the numbers given. */
export class DatabaseScopes<Coordinator, Connection> {
  readonly ambient = new AmbientScope<Coordinator, Scope<Connection>>();
  private begun = 0;

  constructor(private readonly database: string) {}

  /** The name of the next transaction: `catalog#17`, or `catalog#17(ingest batch)`. */
  label(name: string | undefined): string {
    const number = `${this.database}#${String(++this.begun)}`;
    return name === undefined ? number : `${number}(${name})`;
  }
}
