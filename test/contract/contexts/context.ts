import type { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import type { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import type { Clock } from '../../../src/ports/shared/clock.js';
import type { Settings } from '../../../src/ports/shared/settings.js';
import type { EngineName } from '../../../src/testing/backends/backend.js';
import { emptyTables } from '../../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

/** A repository: its port, its fake and its adapter of the databases. */
export interface RepositoryClasses<Memory, Sql, Port> {
  readonly port: abstract new () => Port;
  readonly fake: new (database: Memory) => Port;
  readonly adapter: new (database: Sql) => Port;
}

/** What contracts look at: a database and the repositories on it. */
export interface Repositories {
  readonly database: object;
}

/** A context: its databases, its tables and its repositories by their name in the subject of its contracts. */
export interface Context<Memory extends MemoryDatabase, Sql extends TypeormDatabase, Subject extends Repositories> {
  readonly name: string;
  readonly tables: readonly TableSchema[];
  readonly memory: new () => Memory & Subject['database'];
  readonly typeorm: new (settings: Settings, engines: SqlEngines, clock: Clock) => Sql & Subject['database'];
  readonly repositories: {
    readonly [Name in Exclude<keyof Subject, 'database'>]: RepositoryClasses<Memory, Sql, Subject[Name]>;
  };
}

type AnyDatabase = MemoryDatabase | TypeormDatabase;

/** An empty store of one engine, and the repositories on it. */
export interface OpenContext<Subject, Stored extends AnyDatabase = AnyDatabase> {
  readonly url: string;
  /** The database under the repositories, with its tables. */
  readonly database: Stored;
  readonly subject: Subject;
  /** Removes every row. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** What to do with a database before its repositories are made. */
export type Prepare = (database: AnyDatabase) => void;

/** Opens a fresh, migrated, empty store of the engine. */
export async function openContext<Memory extends MemoryDatabase, Sql extends TypeormDatabase, Subject extends Repositories>(
  engine: EngineName,
  context: Context<Memory, Sql, Subject>,
  prepare: Prepare = () => undefined,
): Promise<OpenContext<Subject>> {
  const backend = await newBackend(engine);
  const { url } = backend;
  if (engine === 'memory') {
    const database = new context.memory();
    await database.initialize();
    prepare(database);
    const subject = subjectOf(database, context.repositories, ({ fake }) => new fake(database as never)) as Subject;
    return { url, database, subject, empty: () => Promise.resolve(database.clear()), close: () => database.dispose() };
  }
  const opened = await openContextAt(url, context, prepare);
  const close = async (): Promise<void> => {
    await opened.close();
    await backend.remove();
  };
  return { ...opened, close };
}

/** The same on the database at a URL, which stays as it is. */
export async function openContextAt<Memory extends MemoryDatabase, Sql extends TypeormDatabase, Subject extends Repositories>(
  url: string,
  context: Context<Memory, Sql, Subject>,
  prepare: Prepare = () => undefined,
): Promise<OpenContext<Subject, Sql>> {
  const settings = new FixedSettings({ databases: { [context.name]: url }, database: { poolSize: 4 } });
  const database = new context.typeorm(settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  prepare(database);
  const subject = subjectOf(database, context.repositories, ({ adapter }) => new adapter(database as never)) as Subject;
  return { url, database, subject, empty: () => emptyTables(database, context.tables), close: () => database.dispose() };
}

type AnyClasses = RepositoryClasses<never, never, object>;

/** The database and a repository of each pair of classes, under its name. */
function subjectOf(database: object, classes: object, make: (classes: AnyClasses) => object): object {
  const repositories = Object.entries(classes).map(([name, found]: [string, AnyClasses]) => [name, make(found)] as const);
  return { database, ...Object.fromEntries(repositories) };
}
