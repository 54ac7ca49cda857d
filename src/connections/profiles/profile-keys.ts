import { InvalidDatabaseUrl } from '../database-url.errors.js';
import { parameterFault } from '../checked-parameter.js';
import { parseDatabaseUrl } from '../parse-database-url.js';

/** What is wrong with a value, as the rest of a sentence about its key, and what to write instead. */
export interface ValueFault {
  readonly problem: string;
  readonly remedy: string;
}

type Check = (value: unknown) => ValueFault | undefined;

const HIGHEST_PORT = 65_535;
/** Parameters that a profile has a key for. */
const OWN_KEYS: Readonly<Record<string, string>> = { host: 'host', port: 'port', user: 'user', dbname: 'database', password: 'password' };

const text: Check = (value) =>
  typeof value === 'string' && value.trim() !== ''
    ? undefined
    : { problem: `is ${kindOf(value)}; expected a text`, remedy: 'Write it in quotes, or leave it out.' };

const port: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= HIGHEST_PORT
    ? undefined
    : { problem: `is ${kindOf(value)}; expected a whole number from 1 to 65535`, remedy: 'Write port = 5432.' };

const domains: Check = (value) =>
  Array.isArray(value) && value.length > 0
    ? value.map(text).find((fault) => fault !== undefined)
    : text(value) && { problem: `is ${kindOf(value)}; expected a domain or a list of them`, remedy: 'Write domain = "example.org".' };

const url: Check = (value) => {
  const fault = text(value);
  if (fault) return fault;
  try {
    const { engine } = parseDatabaseUrl(value as string);
    return engine === 'memory' ? { problem: 'is memory:, which nothing connects to', remedy: 'Name a server or a file.' } : undefined;
  } catch (error) {
    if (!(error instanceof InvalidDatabaseUrl)) throw error;
    return { problem: error.problem, remedy: error.remedy };
  }
};

const parameters: Check = (value) => {
  if (!isTable(value))
    return { problem: `is ${kindOf(value)}; expected a table`, remedy: 'Write parameters = { sslmode = "verify-full" }.' };
  for (const [name, given] of Object.entries(value)) {
    const own = OWN_KEYS[name];
    if (own !== undefined) return { problem: `has "${name}"`, remedy: `Use the key ${own} of the profile.` };
    if (typeof given !== 'string') return { problem: `has ${name} as ${kindOf(given)}; expected a text`, remedy: `Write ${name} = "…".` };
    const fault = parameterFault(name, given);
    if (fault) return fault;
  }
  return undefined;
};

/** Every key of a profile, with its check. */
export const PROFILE_KEYS = {
  domain: domains,
  url,
  user: text,
  admin: text,
  host: text,
  port,
  database: text,
  password: text,
  passwordVariable: text,
  passwordFile: text,
  adminPassword: text,
  adminPasswordVariable: text,
  adminPasswordFile: text,
  parameters,
} as const satisfies Readonly<Record<string, Check>>;

export type ProfileKey = keyof typeof PROFILE_KEYS;

/** Keys that say the same thing in different ways: a profile has at most one of each group. */
export const PASSWORD_KEYS = [
  ['password', 'passwordVariable', 'passwordFile'],
  ['adminPassword', 'adminPasswordVariable', 'adminPasswordFile'],
] as const satisfies readonly (readonly ProfileKey[])[];

export function isProfileKey(name: string): name is ProfileKey {
  return Object.hasOwn(PROFILE_KEYS, name);
}

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Never the value itself: it may be a password in the wrong place. */
function kindOf(value: unknown): string {
  if (value === '' || (typeof value === 'string' && value.trim() === '')) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  return typeof value === 'object' ? 'a table' : `a ${typeof value}`;
}
