import { parseDatabaseUrl, redactedUrl, type PostgresAddress } from '../../../connections/index.js';
import type { Secret } from '../../../domain/shared/secret.js';
import { DatabaseUnavailable } from '../../../ports/shared/database.errors.js';
import type { Site } from '../../shared/switchboard.js';
import { MemoryConnections, type MemoryConnection } from './memory-connection.js';
import type { MemoryServer } from './memory-server.js';
import { MemoryStore } from './memory-store.js';
import type { TablePlans } from './table-plans.js';

/** A store in memory that work can be sent to: one of its own, or a database of a `MemoryServer`. */
export class MemorySite implements Site<MemoryConnection> {
  readonly source: MemoryConnections;

  private constructor(
    private readonly database: string,
    readonly url: Secret,
    readonly location: string,
    readonly store: MemoryStore,
    private readonly admission: { readonly server: MemoryServer | undefined; readonly address: PostgresAddress } | undefined,
  ) {
    this.source = new MemoryConnections(store);
  }

  static of(database: string, url: Secret, server: MemoryServer | undefined, plans: TablePlans): MemorySite {
    const address = parseDatabaseUrl(url);
    if (address.engine !== 'postgres') return new MemorySite(database, url, 'memory', new MemoryStore(database, plans), undefined);
    const name = address.database ?? address.user ?? '';
    const store = server?.store(database, name, plans) ?? new MemoryStore(database, plans);
    return new MemorySite(database, url, redactedUrl(address), store, { server, address });
  }

  get quiet(): boolean {
    return this.source.active === 0;
  }

  /** @throws DatabaseUnavailable when the server would not let it in. */
  admit(): void {
    if (!this.admission) return;
    const { server, address } = this.admission;
    if (!server) throw new DatabaseUnavailable(this.database, `${this.location}: there is no server; give MemoryDatabase one`);
    server.admit(this.database, address);
  }

  async open(): Promise<void> {
    this.admit();
  }

  async ping(): Promise<void> {
    this.admit();
  }

  async close(): Promise<void> {
    // The rows stay with the server.
  }

  leave(): void {
    // Nothing is held.
  }
}
