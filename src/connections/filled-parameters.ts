import { join } from 'node:path';
import { parameterFault } from './checked-parameter.js';
import { CONNECTION_PARAMETERS } from './connection-parameters.js';
import type { PostgresAddress } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import { parametersOf } from './postgres-parameters.js';
import { serviceParameters } from './service-file.js';
import type { Surroundings } from './surroundings.js';

/** Where the system keeps `pg_service.conf` unless PGSYSCONFDIR says otherwise. */
const SYSTEM_FOLDER = '/etc/postgresql-common';

/** libpq's parameters with everything that service file and environment add, and where each came from. */
export interface FilledParameters {
  readonly values: Readonly<Record<string, string>>;
  readonly origins: Readonly<Record<string, string>>;
}

/**
 * Fills what the address leaves open: first from its service (or PGSERVICE), then from the PG* variables.
 * @throws InvalidDatabaseUrl for a service that is nowhere defined and for a variable with a value it cannot have.
 */
export async function filledParameters(address: PostgresAddress, surroundings: Surroundings): Promise<FilledParameters> {
  const values: Record<string, string> = {};
  const origins: Record<string, string> = {};
  const fill = (more: Readonly<Record<string, string>>, originOf: (name: string) => string): void => {
    for (const [name, value] of Object.entries(more)) {
      if (values[name] !== undefined) continue;
      values[name] = value;
      origins[name] = originOf(name);
    }
  };
  fill(parametersOf(address), () => 'url');
  const service = values['service'] ?? surroundings.environment['PGSERVICE'];
  if (service !== undefined && service !== '') {
    const { parameters, file } = await serviceOf(service, surroundings);
    fill(parameters, () => `service ${service} (${file})`);
  }
  const variables = environmentParameters(surroundings.environment);
  fill(variables.values, (name) => variables.origins[name] ?? 'environment');
  for (const [name, value] of Object.entries(values)) {
    const fault = parameterFault(name, value);
    if (fault) throw new InvalidDatabaseUrl({ ...fault, problem: `${fault.problem} (from ${origins[name] ?? 'url'})` });
  }
  return { values, origins };
}

/** As a person writes it: `~/.pgpass`. */
export function shownPath(path: string, { homeFolder }: Surroundings): string {
  return path.startsWith(`${homeFolder}/`) ? `~${path.slice(homeFolder.length)}` : path;
}

async function serviceOf(service: string, surroundings: Surroundings) {
  const { environment, homeFolder, readFile } = surroundings;
  const own = environment['PGSERVICEFILE'];
  const files = [own ?? join(homeFolder, '.pg_service.conf'), join(environment['PGSYSCONFDIR'] ?? SYSTEM_FOLDER, 'pg_service.conf')];
  for (const file of files) {
    const content = await readFile(file);
    if (content === undefined && file === own)
      throw new InvalidDatabaseUrl({
        problem: `names the service "${service}" and PGSERVICEFILE the file ${file}, which cannot be read`,
        remedy: 'Correct PGSERVICEFILE or unset it.',
      });
    const shown = shownPath(file, surroundings);
    const parameters = content === undefined ? undefined : serviceParameters(content, service, shown);
    if (parameters) return { parameters, file: shown };
  }
  throw new InvalidDatabaseUrl({
    problem: `names the service "${service}", which is not defined`,
    remedy: `Add a section [${service}] to ${files.map((file) => shownPath(file, surroundings)).join(' or ')}.`,
  });
}

function environmentParameters(environment: Surroundings['environment']): FilledParameters {
  const values: Record<string, string> = {};
  const origins: Record<string, string> = {};
  for (const { name, variable } of CONNECTION_PARAMETERS) {
    const value = variable === undefined ? undefined : environment[variable];
    if (value === undefined || variable === undefined) continue;
    values[name] = value;
    origins[name] = variable;
  }
  if (values['sslmode'] === undefined && environment['PGREQUIRESSL']?.startsWith('1')) {
    values['sslmode'] = 'require';
    origins['sslmode'] = 'PGREQUIRESSL';
  }
  return { values, origins };
}
