import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { Secret } from '../../domain/shared/secret.js';
import { readFileFromDisk } from '../read-file-from-disk.js';
import type { ConnectionProfile, PasswordSource } from './connection-profile.js';
import { ConnectionProfilesInvalid, type ProfileFault } from './connection-profile.errors.js';
import { ConnectionProfiles } from './connection-profiles.js';
import { readProfileFile, type ProfileFile, type ProfileValues, type ReadProfileFile } from './profile-file.js';
import { PASSWORD_KEYS } from './profile-keys.js';

/** Names another file of connection profiles than `connections.toml` in the folder of the settings. */
export const PROFILES_VARIABLE = 'SEXTANT_CONNECTION_PROFILES';
const USER_FILE = 'connections.toml';

/** Where connection profiles come from. Everything is optional; what is left out is taken from the process. */
export interface LoadConnectionProfilesOptions {
  /** Default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** A file that comes with the program, below the user's. */
  readonly bundledFile?: string | undefined;
  /** Folder of the user's `connections.toml`; default `SEXTANT_SETTINGS_PATH`, else the working directory. */
  readonly directory?: string | undefined;
  /** Name of this machine; default: as the system says. */
  readonly hostName?: string;
  /** Default: reads the disk. */
  readonly readFile?: ReadProfileFile;
}

/**
 * Reads the connection profiles: the bundled file and, key by key over it, the user's `connections.toml` or the file that
 * `SEXTANT_CONNECTION_PROFILES` names. Opens no connection and reads no password.
 *
 * ```toml
 * [operations]
 * domain = "apo.example.org"       # or a list; machines in it use this profile when none is named
 * user = "sky_reader"
 * admin = "sky_owner"
 * host = "db.apo.example.org"
 * database = "sky"
 * passwordVariable = "SKY_PASSWORD" # or passwordFile, password; or none: ~/.pgpass
 * parameters = { sslmode = "verify-full" }
 * ```
 *
 * @throws ConnectionProfilesInvalid with every fault of every file.
 */
export function loadConnectionProfiles(options: LoadConnectionProfilesOptions = {}): ConnectionProfiles {
  const environment = options.environment ?? process.env;
  const read = options.readFile ?? readFileFromDisk;
  const named = environment[PROFILES_VARIABLE];
  const directory = options.directory ?? environment['SEXTANT_SETTINGS_PATH'] ?? '.';
  const userFile = named ? resolve(named) : resolve(join(directory, USER_FILE));
  const paths = options.bundledFile === undefined ? [userFile] : [userFile, resolve(options.bundledFile)];
  const readings = paths.map((path) => ({ path, ...readProfileFile(path, read) }));
  const faults: ProfileFault[] = readings.flatMap((reading) => reading.faults);
  if (named && readings[0]?.file === undefined && readings[0]?.faults.length === 0)
    faults.push({ place: PROFILES_VARIABLE, problem: `names ${userFile}, which is not there`, remedy: 'Correct or unset it.' });
  if (faults.length > 0) throw new ConnectionProfilesInvalid(faults);
  const files = readings.flatMap(({ file }) => file ?? []);
  const names = [...new Set(files.flatMap(({ profiles }) => [...profiles.keys()]))];
  return new ConnectionProfiles(
    names.map((name) => merged(name, files)),
    options.hostName ?? hostname(),
    readings.map(({ path, file }) => ({ path, found: file !== undefined })),
  );
}

/** Key by key, the strongest file first. Of keys that say the same thing in different ways the stronger file's is meant. */
function merged(name: string, files: readonly ProfileFile[]): ConnectionProfile {
  const layers = files.filter(({ profiles }) => profiles.has(name));
  let values: ProfileValues = {};
  for (const { profiles } of layers) {
    const weaker: Record<string, unknown> = { ...profiles.get(name) };
    for (const group of PASSWORD_KEYS) if (group.some((key) => key in values)) for (const key of group) Reflect.deleteProperty(weaker, key);
    values = { ...weaker, ...values, parameters: { ...(weaker['parameters'] as object), ...(values.parameters as object) } };
  }
  return profileOf(
    name,
    layers.map(({ path }) => path),
    values,
  );
}

function profileOf(name: string, definedIn: readonly string[], values: ProfileValues): ConnectionProfile {
  const { domain, url, parameters } = values;
  const password = sourceOf(values.password, values.passwordVariable, values.passwordFile);
  const adminPassword = sourceOf(values.adminPassword, values.adminPasswordVariable, values.adminPasswordFile);
  const plain = (['user', 'admin', 'host', 'port', 'database'] as const).filter((key) => values[key] !== undefined);
  return {
    name,
    definedIn,
    domains: domain === undefined ? [] : ([domain].flat() as string[]),
    ...(url !== undefined && { url: new Secret(url as string) }),
    ...(Object.fromEntries(plain.map((key) => [key, values[key]])) as Pick<ConnectionProfile, (typeof plain)[number]>),
    ...(password && { password }),
    ...(adminPassword && { adminPassword }),
    parameters: (parameters ?? {}) as Readonly<Record<string, string>>,
  };
}

function sourceOf(password: unknown, variable: unknown, path: unknown): PasswordSource | undefined {
  if (password !== undefined) return { from: 'profile', password: new Secret(password as string) };
  if (variable !== undefined) return { from: 'variable', variable: variable as string };
  return path === undefined ? undefined : { from: 'file', path: path as string };
}
