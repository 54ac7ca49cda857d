import { CONNECTION_PARAMETERS, connectionParameter, type ConnectionParameter } from './connection-parameters.js';
import type { AddressFault } from './database-url.errors.js';
import { suggest } from './suggestion.js';

/** Values keyed by libpq's names. */
export type ParameterValues = Readonly<Record<string, string>>;

/** What is wrong with one parameter; never shows the value of a secret. */
export function parameterFault(name: string, value: string): AddressFault | undefined {
  const parameter = connectionParameter(name);
  if (!parameter) return unknownParameter(name);
  if (parameter.support === 'refused') return { problem: `asks for "${name}", which Sextant cannot honour`, remedy: `Leave ${name} out.` };
  if (value.includes('\0')) return { problem: `has a zero byte in "${name}"`, remedy: 'Remove %00.' };
  if (parameter.integer && !/^\s*[+-]?\d{1,9}\s*$/.test(value)) return wrongValue(parameter, value, 'a whole number');
  if (parameter.values && !accepts(parameter, value)) return wrongValue(parameter, value, parameter.values.join(', '));
  return undefined;
}

function accepts({ name, values = [] }: ConnectionParameter, value: string): boolean {
  return values.includes(value) || (/protocol_version$/.test(name) && (value === '' || canonicalTlsVersion(value) !== undefined));
}

/** libpq compares TLS versions without regard to case. */
export function canonicalTlsVersion(value: string): string | undefined {
  return connectionParameter('ssl_min_protocol_version')?.values?.find((version) => version.toLowerCase() === value.toLowerCase());
}

/** Names and values of other drivers, which no likeness to libpq's would lead to. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ssl: 'Write sslmode=disable, require or verify-full.',
  pgbouncer: 'Set preparedStatements to false instead.',
  'no-verify': 'Write sslmode=require, which encrypts without verifying the certificate.',
};

function unknownParameter(name: string): AddressFault {
  const known = CONNECTION_PARAMETERS.map((parameter) => parameter.name);
  return {
    problem: `has an unknown parameter "${printable(name)}"`,
    remedy:
      ELSEWHERE[name] ?? near(name, known) ?? 'Use the parameters that libpq documents, such as sslmode, options and application_name.',
  };
}

function wrongValue({ name, values = [] }: ConnectionParameter, value: string, expected: string): AddressFault {
  return {
    problem: `has ${name}=${printable(value)}, which is not one of: ${expected}`,
    remedy: ELSEWHERE[value] ?? near(value, values) ?? `Write ${expected}.`,
  };
}

function near(given: string, candidates: readonly string[]): string | undefined {
  const nearest = suggest(given, candidates);
  return nearest === undefined ? undefined : `Did you mean "${nearest}"?`;
}

function printable(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 37)}...` : text;
  return /^[\x20-\x7e]*$/.test(short) ? short : JSON.stringify(short);
}
