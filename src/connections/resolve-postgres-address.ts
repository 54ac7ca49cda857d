import { join } from 'node:path';
import { Secret } from '../domain/shared/secret.js';
import { CONNECTION_PARAMETERS } from './connection-parameters.js';
import type { PostgresAddress, ServerHost } from './database-address.js';
import { filledParameters, shownPath } from './filled-parameters.js';
import { DEFAULT_PORT } from './host-list.js';
import { passfileRow, type PassfileKey } from './passfile.js';
import { addressOf } from './postgres-parameters.js';
import { defaultHost, defaultSocketFolder } from './default-host.js';
import { locationOf } from './location.js';
import type { PostgresCandidate, ResolvedPostgres } from './resolved-postgres.js';
import { surroundingsOf, type Surroundings } from './surroundings.js';
import { tlsDecider } from './tls-decision.js';

const REGULAR_FILE = 0o100_000;
const FILE_TYPE = 0o170_000;
const GROUP_AND_WORLD = 0o077;

/**
 * Completes an address as libpq does: what it leaves open comes from its service, the PG* variables, the password file
 * (for each host its own row) and defaults, in this order. Reads files, connects nowhere.
 *
 * @throws InvalidDatabaseUrl when something of that cannot be used; never shows a password.
 */
export async function resolvePostgresAddress(address: PostgresAddress, overrides: Partial<Surroundings> = {}): Promise<ResolvedPostgres> {
  const surroundings = surroundingsOf(overrides);
  const { values, origins } = await filledParameters(address, surroundings);
  const filled = addressOf(values);
  const user = filled.user ?? surroundings.userName();
  const database = filled.database ?? user;
  const [firstHost = { host: '' }, ...otherHosts] = filled.hosts;
  const servers = [
    await completed(firstHost, surroundings),
    ...(await Promise.all(otherHosts.map((host) => completed(host, surroundings)))),
  ] as const;
  const decideTls = await tlsDecider(filled.tls, surroundings);
  const passfile = filled.password ? undefined : await readPassfile(filled, surroundings);
  const usualSocket = await defaultSocketFolder(surroundings);
  const candidateOf = (server: PostgresServer): PostgresCandidate => {
    const { host, hostAddress, port } = server;
    const key = { host: host === usualSocket ? 'localhost' : host || (hostAddress ?? ''), port, database, user };
    const password = filled.password ? { password: filled.password, passwordFrom: origins['password'] ?? 'url' } : passfile?.lookUp(key);
    return { ...server, user, database, tls: decideTls(host), ...password };
  };
  const [first, ...others] = servers;
  return {
    candidates: [candidateOf(first), ...others.map(candidateOf)],
    targetSessionAttributes: filled.targetSessionAttributes ?? 'any',
    loadBalanceHosts: filled.loadBalanceHosts ?? 'disable',
    database,
    location: locationOf({ hosts: servers, database }),
    serverOptions: filled.serverOptions ?? '',
    ...applicationName(filled),
    ...(filled.connectTimeoutMilliseconds !== undefined && { connectTimeoutMilliseconds: filled.connectTimeoutMilliseconds }),
    origins: { host: 'default', port: 'default', user: 'operating system', dbname: 'user name', ...origins },
    warnings: [...withoutEffect(values, origins), ...(passfile?.warnings ?? [])],
  };
}

type PostgresServer = Pick<PostgresCandidate, 'host' | 'hostAddress' | 'port'>;

async function completed({ host, hostAddress, port = DEFAULT_PORT }: ServerHost, surroundings: Surroundings): Promise<PostgresServer> {
  if (hostAddress !== undefined) return { host, hostAddress, port };
  return { host: host === '' ? await defaultHost(port, surroundings) : host, port };
}

interface Passfile {
  readonly warnings: readonly string[];
  lookUp(key: PassfileKey): Pick<PostgresCandidate, 'password' | 'passwordFrom'> | undefined;
}

async function readPassfile({ passfile }: PostgresAddress, surroundings: Surroundings): Promise<Passfile | undefined> {
  const { environment, homeFolder, platform } = surroundings;
  const windows = platform === 'win32';
  const usual = windows ? join(environment['APPDATA'] ?? homeFolder, 'postgresql', 'pgpass.conf') : join(homeFolder, '.pgpass');
  const file = passfile ?? usual;
  const status = await surroundings.fileStatus(file);
  if (!status) return undefined;
  const shown = shownPath(file, surroundings);
  const ignored = (why: string): Passfile => ({ warnings: [`password file ${shown} is ignored: ${why}`], lookUp: () => undefined });
  if ((status.mode & FILE_TYPE) !== REGULAR_FILE) return ignored('it is not a plain file');
  if (!windows && status.mode & GROUP_AND_WORLD) return ignored(`others can read it; run chmod 600 ${shown}`);
  const content = await surroundings.readFile(file);
  if (content === undefined) return ignored('it cannot be read');
  return {
    warnings: [],
    lookUp: (key) => {
      const row = passfileRow(content, key);
      return row && { password: new Secret(row.password), passwordFrom: `${shown} line ${row.line}` };
    },
  };
}

function applicationName({ applicationName: name, parameters }: PostgresAddress): Pick<ResolvedPostgres, 'applicationName'> {
  const chosen = name ?? parameters['fallback_application_name'];
  return chosen === undefined ? {} : { applicationName: chosen };
}

function withoutEffect(values: Readonly<Record<string, string>>, origins: Readonly<Record<string, string>>): string[] {
  return CONNECTION_PARAMETERS.filter(({ name, support }) => support === 'without effect' && values[name] !== undefined).map(
    ({ name }) => `${name} (from ${origins[name] ?? 'url'}) has no effect in Sextant`,
  );
}
