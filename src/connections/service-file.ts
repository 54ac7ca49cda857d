import { parameterFault } from './checked-parameter.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';

/**
 * The parameters of one section of a `pg_service.conf`, or undefined when it has no such section. As in libpq there
 * are no blanks around `=`, and of a name given twice the first counts.
 *
 * @throws InvalidDatabaseUrl naming file and line, for a line that is not `name=value` or a parameter that is none.
 */
export function serviceParameters(content: string, service: string, file: string): Readonly<Record<string, string>> | undefined {
  let found: Record<string, string> | undefined;
  for (const [index, raw] of content.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) {
      if (found) return found;
      if (line.startsWith(`[${service}]`)) found = {};
    } else if (found) {
      const [name, value] = pairOf(line, `${file} line ${index + 1}`);
      found[name] ??= value;
    }
  }
  return found;
}

function pairOf(line: string, place: string): readonly [string, string] {
  const equals = line.indexOf('=');
  const name = line.slice(0, equals);
  if (equals < 0) throw wrongLine(place, 'is not of the form name=value', 'Write name=value, without blanks around the equals sign.');
  if (name === 'service') throw wrongLine(place, 'names another service', 'Put the parameters of both into one section.');
  const value = line.slice(equals + 1);
  const fault = parameterFault(name, value);
  if (fault) throw wrongLine(place, fault.problem, fault.remedy);
  return [name, value];
}

function wrongLine(place: string, problem: string, remedy: string): InvalidDatabaseUrl {
  return new InvalidDatabaseUrl({ problem: `uses a service of which ${place} ${problem}`, remedy });
}
