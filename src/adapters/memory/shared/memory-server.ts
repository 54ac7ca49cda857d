import type { PostgresAddress } from '../../../connections/index.js';
import { DatabaseUnavailable } from '../../../ports/shared/database.errors.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { MemoryStore } from './memory-store.js';
import { TablePlans } from './table-plans.js';

export interface MemoryServerOptions {
  /** Default `localhost`. */
  readonly host?: string;
  /** Default 5432. */
  readonly port?: number;
  /** Who may connect, and the password each must give; `undefined` for none. */
  readonly users: Readonly<Record<string, string | undefined>>;
  readonly databases: readonly string[];
}

const POSTGRES_PORT = 5432;

/**
 * A PostgreSQL server as far as connecting goes, for unit tests of code that changes users, databases and versions: hosts,
 * users, passwords and databases that are there or not, and rows that belong to one database. Privileges are not kept.
 *
 * ```ts
 * const server = new MemoryServer({ users: { reader: undefined, owner: 'secret' }, databases: ['sky', 'sky_v2'] });
 * const database = new MemoryDatabase('sky', tables, { server, url: 'postgresql://reader@localhost/sky' });
 * ```
 */
export class MemoryServer {
  private readonly known: { readonly name: string; readonly tables: readonly TableSchema[]; readonly plans: TablePlans }[] = [];
  private readonly stores = new Map<string, Map<TablePlans, MemoryStore>>();
  private running = true;

  constructor(private readonly options: MemoryServerOptions) {}

  /** From now on nobody can connect, and whoever is connected gets errors. */
  stop(): void {
    this.running = false;
  }

  start(): void {
    this.running = true;
  }

  /** @throws DatabaseUnavailable as a server does that is away, or does not know the user, the password or the database. */
  admit(caller: string, address: PostgresAddress): void {
    const { users, host = 'localhost', port = POSTGRES_PORT, databases } = this.options;
    const [wanted = { host: 'localhost' }] = address.hosts;
    const location = `postgresql://${wanted.host || 'localhost'}:${String(wanted.port ?? POSTGRES_PORT)}/${address.database ?? ''}`;
    const refused = (why: string): DatabaseUnavailable => new DatabaseUnavailable(caller, `${location} ${why}`, { location });
    if (!this.running || (wanted.host || 'localhost') !== host || (wanted.port ?? POSTGRES_PORT) !== port) throw refused('does not answer');
    const { user = '', database = user } = address;
    if (!Object.hasOwn(users, user)) throw refused(`says "role "${user}" does not exist"`);
    if (users[user] !== undefined && users[user] !== address.password?.reveal())
      throw refused(`says "password authentication failed for user "${user}""`);
    if (!databases.includes(database)) throw refused(`says "database "${database}" does not exist"`);
  }

  /** What databases of one name and one list of tables share: they see the same rows. */
  plans(name: string, tables: readonly TableSchema[]): TablePlans {
    const found = this.known.find((one) => one.name === name && one.tables === tables);
    if (found) return found.plans;
    const plans = new TablePlans(name, tables);
    this.known.push({ name, tables, plans });
    return plans;
  }

  /** The rows that databases with these plans have in one database of the server. */
  store(caller: string, database: string, plans: TablePlans): MemoryStore {
    const stores = this.stores.get(database) ?? new Map<TablePlans, MemoryStore>();
    this.stores.set(database, stores);
    const store = stores.get(plans) ?? new MemoryStore(caller, plans);
    stores.set(plans, store);
    return store;
  }
}
