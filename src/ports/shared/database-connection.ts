import { inspect } from 'node:util';
import type { Secret } from '../../domain/shared/secret.js';
import type { CallOptions } from './call-options.js';

/** Parts of an address. What is left out is taken from the profile, then from libpq's places (PG* variables, password file). */
export interface ConnectionParameters {
  readonly user?: string;
  readonly host?: string;
  readonly port?: number;
  /** Base name of the database; `changeVersion` adds to it. */
  readonly database?: string;
  readonly password?: string | Secret;
  /** Further parameters by libpq's names, such as `sslmode`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface ConnectRequest extends ConnectionParameters {
  /** Default: the present profile, else the one of this machine. */
  readonly profile?: string;
}

export interface ConnectOptions extends CallOptions {
  /** `stay` makes a place that cannot be used an answer of `false` instead of an error. Default `throw`. */
  readonly whenUnusable?: 'throw' | 'stay';
}

/** Where a database is connected. Holds no secret. */
export interface ConnectionState {
  readonly connected: boolean;
  /** Absent when parameters or a URL were given instead. */
  readonly profile?: string;
  /** Without password and parameters. */
  readonly url: string;
  readonly user?: string;
  readonly host?: string;
  readonly port?: number;
  /** The whole name, version included. */
  readonly database?: string;
  readonly version?: string;
}

/**
 * Runs on the new connection before anybody else does: statements, transactions and repositories of the database go there.
 * `next` is the state to come. When it rejects, the old connection stays.
 */
export type PostConnectHook = (next: ConnectionState) => Promise<void> | void;

/**
 * Where one database is connected, and the ways to connect it elsewhere: by profile, by parameters, as another user, to
 * another version. Every change opens and tests the new connection first; new work then goes there at once, and what is
 * running ends where it began. A change that fails changes nothing. Changes asked for at once follow one another.
 *
 * All of them answer `true` once connected, and throw ConnectionSwitchFailed (with `whenUnusable: 'stay'` they answer
 * `false` instead) when the new place cannot be used, ConnectionSwitchRefused inside a transaction or session of the
 * database, UnknownConnectionProfile, ConnectionProfileIncomplete or InvalidDatabaseUrl when the request itself is at fault.
 *
 * For tools, scripts and maintenance. A service that only reads and writes needs a `Database` and never this.
 */
export abstract class DatabaseConnection {
  /** Key of the database in the settings: `catalog`. */
  abstract readonly name: string;
  abstract readonly state: ConnectionState;

  get connected(): boolean {
    return this.state.connected;
  }

  /** Connects as a profile says, its own user, database and all; without a name as that of this machine. */
  abstract setProfile(name?: string, options?: ConnectOptions): Promise<boolean>;

  /** Connects as a profile says, with what is given here in the place of its values. */
  abstract connect(request?: ConnectRequest, options?: ConnectOptions): Promise<boolean>;

  /** Connects by parameters alone; no profile is in use then. */
  abstract connectFromParameters(parameters: ConnectionParameters, options?: ConnectOptions): Promise<boolean>;

  abstract connectFromUrl(url: string | Secret, options?: ConnectOptions): Promise<boolean>;

  /** The names of all profiles, or the values of one with secrets as `***`. */
  abstract listProfiles(): readonly string[];
  abstract listProfiles(name: string): Readonly<Record<string, unknown>>;

  /** Reconnects as another user. The password is the profile's where it has one for that user, never that of the user before. */
  abstract become(user: string, options?: ConnectOptions & { readonly password?: string | Secret }): Promise<boolean>;

  /** Reconnects as the profile's `admin`. */
  abstract becomeAdmin(options?: ConnectOptions): Promise<boolean>;

  /** Reconnects as the profile's `user`. */
  abstract becomeUser(options?: ConnectOptions): Promise<boolean>;

  /** Reconnects to the database `base_version`, or to the base itself without a version. */
  abstract changeVersion(version?: string, options?: ConnectOptions): Promise<boolean>;

  /** Adds a hook to every change from now on, after those there are; what is returned takes it out again. */
  abstract postConnect(hook: PostConnectHook): () => void;

  /** `catalog: postgresql://reader@db.example.org:5432/sky_v2 (profile operations, connected)` */
  toString(): string {
    const { url, profile, connected } = this.state;
    const state = connected ? 'connected' : 'not connected';
    return `${this.name}: ${url} (${profile === undefined ? state : `profile ${profile}, ${state}`})`;
  }

  toJSON(): ConnectionState & { readonly name: string } {
    return { name: this.name, ...this.state };
  }

  [inspect.custom](): string {
    return `${DatabaseConnection.name} ${this.toString()}`;
  }
}
