import { basename, dirname, extname, join } from 'node:path';
import { Secret } from '../../domain/shared/secret.js';
import type { ConnectionParameters, ConnectionState } from '../../ports/shared/database-connection.js';
import { databaseUrl } from '../build-database-url.js';
import type { DatabaseAddress, PostgresAddress, ServerHost } from '../database-address.js';
import { parseDatabaseUrl } from '../parse-database-url.js';
import { ConnectionProfileIncomplete } from './connection-profile.errors.js';

const NOTHING_GIVEN: PostgresAddress = { engine: 'postgres', hosts: [], tls: {}, parameters: {} };

/** What a target is made of. */
interface Parts {
  /** The address of the base, password included. */
  readonly address: DatabaseAddress;
  readonly version?: string | undefined;
  readonly profile?: string | undefined;
}

/** An address that a database is or may be connected to: an immutable base, a version beside it, and the profile it came from. */
export class ConnectionTarget {
  private constructor(
    /** The database it is for; named in errors. */
    private readonly database: string,
    private readonly parts: Parts,
  ) {}

  /** A target of which nothing is known but that it is PostgreSQL. */
  static open(database: string, profile?: string): ConnectionTarget {
    return new ConnectionTarget(database, { address: NOTHING_GIVEN, profile });
  }

  /** @throws InvalidDatabaseUrl */
  static ofUrl(database: string, url: string | Secret, profile?: string): ConnectionTarget {
    return new ConnectionTarget(database, { address: parseDatabaseUrl(url), profile });
  }

  get profile(): string | undefined {
    return this.parts.profile;
  }

  get user(): string | undefined {
    const { address } = this.parts;
    return address.engine === 'postgres' ? address.user : undefined;
  }

  /** Name of the base, without any version. */
  get base(): string | undefined {
    const { address } = this.parts;
    if (address.engine === 'postgres') return address.database;
    return address.engine === 'sqlite' && address.path !== ':memory:' ? basename(address.path, extname(address.path)) : undefined;
  }

  /** The whole name of the database. */
  get name(): string | undefined {
    const { version } = this.parts;
    return version === undefined ? this.base : `${this.base ?? ''}_${version}`;
  }

  /** For the adapter that connects; shows the password. */
  get url(): Secret {
    return new Secret(databaseUrl(this.versioned));
  }

  state(connected: boolean): ConnectionState {
    const { versioned, name } = this;
    const { version, profile } = this.parts;
    const [first] = versioned.engine === 'postgres' ? versioned.hosts : [];
    const { user } = this;
    return {
      connected,
      ...(profile !== undefined && { profile }),
      url: databaseUrl(shown(versioned)),
      ...(user !== undefined && { user }),
      ...(first?.host && { host: first.host }),
      ...(first?.port !== undefined && { port: first.port }),
      ...(name !== undefined && { database: name }),
      ...(version !== undefined && { version }),
    };
  }

  /** What is given in the place of what there is. A password stays only with its user; a database is a new base. */
  with(given: ConnectionParameters): ConnectionTarget {
    const { address } = this.parts;
    const database = given.database;
    if (address.engine !== 'postgres') {
      const others = Object.keys(given).filter((key) => key !== 'database' && given[key as keyof ConnectionParameters] !== undefined);
      if (others.length > 0) throw this.cannot(`a ${address.engine} database has no ${others.join(', ')}`);
      return database === undefined ? this : this.changed({ address: this.renamed(database), version: undefined });
    }
    const { password, ...rest } = address;
    const user = given.user ?? address.user;
    const kept = user === address.user ? password : undefined;
    const secret = typeof given.password === 'string' ? new Secret(given.password) : given.password;
    return this.changed({
      address: {
        ...withParameters(rest, given.parameters),
        hosts: hostsOf(address.hosts, given),
        ...(user !== undefined && { user }),
        ...(database !== undefined && { database }),
        ...((secret ?? kept) && { password: (secret ?? kept) as Secret }),
      },
      version: database === undefined ? this.parts.version : undefined,
    });
  }

  /** @throws ConnectionProfileIncomplete when there is no name to add a version to. */
  withVersion(version: string | undefined): ConnectionTarget {
    if (version !== undefined && !/^[^\0/\\]+$/.test(version)) throw this.cannot(`"${version}" cannot be part of a database name`);
    if (this.base === undefined) throw this.cannot('it has no database name that a version could be added to');
    return this.changed({ version });
  }

  private get versioned(): DatabaseAddress {
    const { address, version } = this.parts;
    const { name } = this;
    if (version === undefined || name === undefined) return address;
    return address.engine === 'postgres' ? { ...address, database: name } : this.renamed(name);
  }

  /** The same folder and the same ending. */
  private renamed(name: string): DatabaseAddress {
    const { address } = this.parts;
    if (address.engine !== 'sqlite' || address.path === ':memory:') throw this.cannot('a database in memory has no name');
    if (!/^[^\0/\\]+$/.test(name)) throw this.cannot(`"${name}" is not a file name; give a path as a URL`);
    return { ...address, path: join(dirname(address.path), `${name}${extname(address.path)}`) };
  }

  private changed(parts: Partial<Parts>): ConnectionTarget {
    return new ConnectionTarget(this.database, { ...this.parts, ...parts });
  }

  private cannot(why: string): ConnectionProfileIncomplete {
    return new ConnectionProfileIncomplete(this.database, why);
  }
}

function shown(address: DatabaseAddress): DatabaseAddress {
  if (address.engine !== 'postgres') return address;
  const { hosts, user, database } = address;
  return { ...NOTHING_GIVEN, hosts, ...(user !== undefined && { user }), ...(database !== undefined && { database }) };
}

/** Parameters have fields of their own where the address knows them: they are read like those of a URL. */
function withParameters(address: Omit<PostgresAddress, 'password'>, given: Readonly<Record<string, string>> | undefined): PostgresAddress {
  if (given === undefined || Object.keys(given).length === 0) return address;
  const read = parseDatabaseUrl(databaseUrl({ ...NOTHING_GIVEN, parameters: given })) as PostgresAddress;
  return {
    ...address,
    ...read,
    hosts: address.hosts,
    tls: { ...address.tls, ...read.tls },
    parameters: { ...address.parameters, ...read.parameters },
  };
}

/** A host takes the port there was; a port goes to every host there was. */
function hostsOf(hosts: readonly ServerHost[], { host, port }: ConnectionParameters): readonly ServerHost[] {
  if (host === undefined && port === undefined) return hosts;
  const wanted = port ?? hosts[0]?.port;
  const named: readonly ServerHost[] = host === undefined ? (hosts.length > 0 ? hosts : [{ host: '' }]) : [{ host }];
  return named.map((one) => (wanted === undefined ? one : { ...one, port: wanted }));
}
