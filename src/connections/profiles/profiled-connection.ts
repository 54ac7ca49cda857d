import type { Secret } from '../../domain/shared/secret.js';
import { ConnectionSwitchFailed } from '../../ports/shared/connection-switch.errors.js';
import {
  DatabaseConnection,
  type ConnectionParameters,
  type ConnectionState,
  type ConnectOptions,
  type ConnectRequest,
  type PostConnectHook,
} from '../../ports/shared/database-connection.js';
import type { SwitchableDatabase } from '../../ports/shared/switchable-database.js';
import { readFileFromDisk } from '../read-file-from-disk.js';
import { didYouMean } from '../suggestion.js';
import { ConnectionProfileIncomplete } from './connection-profile.errors.js';
import type { ConnectionProfiles } from './connection-profiles.js';
import { ConnectionTarget } from './connection-target.js';
import { passwordFor, type PasswordPlaces } from './profile-password.js';

export interface ProfiledConnectionOptions extends Partial<PasswordPlaces> {
  /** Base name of the database where neither the request nor the profile gives one; default: that of the URL in the settings. */
  readonly database?: string;
  readonly postConnect?: readonly PostConnectHook[];
}

const REQUEST_KEYS = [
  'profile',
  'user',
  'host',
  'port',
  'database',
  'password',
  'parameters',
] as const satisfies readonly (keyof ConnectRequest)[];

/**
 * Connects a database by profiles, on any engine:
 *
 * ```ts
 * const connection = new ProfiledDatabaseConnection(database, loadConnectionProfiles());
 * await connection.setProfile('operations');
 * await connection.becomeAdmin();
 * await connection.changeVersion('v2');
 * ```
 *
 * One of them per database: it is the database that is connected, this only says where.
 */
export class ProfiledDatabaseConnection extends DatabaseConnection {
  readonly name: string;
  readonly #hooks: Set<PostConnectHook>;
  readonly #places: PasswordPlaces;
  readonly #fallback: string | undefined;
  #target: ConnectionTarget;

  constructor(
    private readonly database: SwitchableDatabase,
    private readonly profiles: ConnectionProfiles,
    options: ProfiledConnectionOptions = {},
  ) {
    super();
    this.name = database.name;
    this.#hooks = new Set(options.postConnect);
    this.#places = { environment: options.environment ?? process.env, readFile: options.readFile ?? readFileFromDisk };
    this.#target = ConnectionTarget.ofUrl(this.name, database.url);
    this.#fallback = options.database ?? this.#target.base;
  }

  get state(): ConnectionState {
    return this.current.state(this.database.isOpen);
  }

  setProfile(name?: string, options?: ConnectOptions): Promise<boolean> {
    return this.move(() => this.ofProfile(name ?? this.profiles.pick().profile.name, {}), options);
  }

  connect(request: ConnectRequest = {}, options?: ConnectOptions): Promise<boolean> {
    const { profile, ...given } = request;
    return this.move((current) => {
      this.refuseUnknown(request);
      return this.ofProfile(profile ?? current.profile ?? this.profiles.pick().profile.name, given);
    }, options);
  }

  connectFromParameters(parameters: ConnectionParameters, options?: ConnectOptions): Promise<boolean> {
    return this.move(() => {
      this.refuseUnknown(parameters);
      return this.withDatabase(ConnectionTarget.open(this.name).with(parameters));
    }, options);
  }

  connectFromUrl(url: string | Secret, options?: ConnectOptions): Promise<boolean> {
    return this.move(() => ConnectionTarget.ofUrl(this.name, url), options);
  }

  listProfiles(): readonly string[];
  listProfiles(name: string): Readonly<Record<string, unknown>>;
  listProfiles(name?: string): readonly string[] | Readonly<Record<string, unknown>> {
    return name === undefined ? this.profiles.names : this.profiles.redacted(name);
  }

  become(user: string, { password, ...options }: ConnectOptions & { readonly password?: string | Secret } = {}): Promise<boolean> {
    return this.move((current) => this.asUser(current, user, password), options);
  }

  becomeAdmin(options?: ConnectOptions): Promise<boolean> {
    return this.move((current) => this.asUser(current, this.userOf(current, 'admin')), options);
  }

  becomeUser(options?: ConnectOptions): Promise<boolean> {
    return this.move((current) => this.asUser(current, this.userOf(current, 'user')), options);
  }

  changeVersion(version?: string, options?: ConnectOptions): Promise<boolean> {
    return this.move((current) => current.withVersion(version), options);
  }

  postConnect(hook: PostConnectHook): () => void {
    this.#hooks.add(hook);
    return () => {
      this.#hooks.delete(hook);
    };
  }

  /** That of the database itself, should somebody have switched it past this connection. */
  private get current(): ConnectionTarget {
    const { url } = this.database;
    return url.reveal() === this.#target.url.reveal() ? this.#target : ConnectionTarget.ofUrl(this.name, url);
  }

  /** The target is worked out when its turn has come, from what the change before it left. */
  private async move(target: (current: ConnectionTarget) => ConnectionTarget, options: ConnectOptions = {}): Promise<boolean> {
    const { whenUnusable = 'throw', ...call } = options;
    let next = this.#target;
    try {
      await this.database.switchTo(
        () => {
          next = target(this.current);
          return { url: next.url };
        },
        {
          ...call,
          prove: async () => {
            for (const hook of this.#hooks) await hook(next.state(true));
          },
          switched: () => {
            this.#target = next;
          },
        },
      );
      return true;
    } catch (error) {
      if (whenUnusable === 'stay' && error instanceof ConnectionSwitchFailed) return false;
      throw error;
    }
  }

  private ofProfile(name: string, given: ConnectionParameters): ConnectionTarget {
    const profile = this.profiles.get(name);
    const { url, user, host, port, database, parameters } = profile;
    const start = url ? ConnectionTarget.ofUrl(this.name, url, name) : ConnectionTarget.open(this.name, name);
    const own = defined({ user, host, port, database, parameters: Object.keys(parameters).length > 0 ? parameters : undefined });
    const target = start.with(own);
    const wanted = given.user ?? target.user;
    const password = given.password ?? passwordFor(this.name, profile, wanted, this.#places);
    return this.withDatabase(target.with({ ...given, ...(password !== undefined && { password }) }));
  }

  private withDatabase(target: ConnectionTarget): ConnectionTarget {
    return target.base === undefined && this.#fallback !== undefined ? target.with({ database: this.#fallback }) : target;
  }

  private asUser(current: ConnectionTarget, user: string, given?: string | Secret): ConnectionTarget {
    const profile = current.profile === undefined ? undefined : this.profiles.get(current.profile);
    const password = given ?? (profile && passwordFor(this.name, profile, user, this.#places));
    return current.with({ user, ...(password !== undefined && { password }) });
  }

  private userOf(current: ConnectionTarget, role: 'admin' | 'user'): string {
    if (current.profile === undefined)
      throw new ConnectionProfileIncomplete(
        this.name,
        `it was not connected by a profile, so there is no ${role} to become; use become(user)`,
      );
    const user = this.profiles.get(current.profile)[role];
    if (user === undefined) throw new ConnectionProfileIncomplete(this.name, `profile ${current.profile} names no ${role}`);
    return user;
  }

  /** Parameters often come from files, where no compiler has looked. */
  private refuseUnknown(given: ConnectRequest): void {
    for (const key of Object.keys(given))
      if (!(REQUEST_KEYS as readonly string[]).includes(key))
        throw new ConnectionProfileIncomplete(this.name, `"${key}" is not a parameter of a connection${didYouMean(key, REQUEST_KEYS)}`);
  }
}

function defined<Value extends object>(values: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
