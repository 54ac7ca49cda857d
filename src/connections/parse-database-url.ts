import { Secret } from '../domain/shared/secret.js';
import type { DatabaseAddress, PostgresAddress } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import { parametersOfKeywords } from './keyword-value.js';
import { addressOf } from './postgres-parameters.js';
import { inseparable, mayHidePassword, parametersOfUrl } from './postgres-url.js';
import { parseSqliteUrl } from './sqlite-url.js';
import { suggest } from './suggestion.js';

const FORMS = 'Write postgresql://user:password@host:5432/database or sqlite:///./data/file.db (four slashes for an absolute path).';
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const POSTGRES = ['postgresql', 'postgres', 'cockroachdb', 'cockroach'];
const COCKROACH_PORT = '26257';

/**
 * Reads a database URL and opens nothing: `postgresql://` (also `postgres:`, `cockroachdb:`, and with another
 * language's driver: `postgresql+asyncpg:`), libpq's `host=… dbname=…`, `sqlite:///` and `memory:`.
 *
 * @throws InvalidDatabaseUrl with what is wrong and what to write instead, never showing the password.
 */
export function parseDatabaseUrl(url: string | Secret): DatabaseAddress {
  const text = url instanceof Secret ? url.reveal() : url;
  if (text.trim() === '') throw new InvalidDatabaseUrl({ problem: 'is empty', remedy: FORMS });
  if (text !== text.trim()) throw new InvalidDatabaseUrl({ problem: 'has blanks around it', remedy: 'Remove the blanks.' });
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined && text.includes('=')) return addressOf(Object.fromEntries(parametersOfKeywords(text)));
  if (scheme === undefined) throw new InvalidDatabaseUrl({ problem: 'has no scheme', remedy: FORMS });
  const [engine = ''] = scheme.split('+', 1);
  if (scheme === 'memory') return memory(text);
  if (engine === 'sqlite') return parseSqliteUrl(text);
  if (POSTGRES.includes(engine)) return postgres(text, engine);
  const near = suggest(engine, [...POSTGRES, 'sqlite', 'memory']);
  throw new InvalidDatabaseUrl({
    problem: `starts with "${scheme}:", which is not a database Sextant knows`,
    remedy: near === undefined ? FORMS : `Did you mean "${near}:"?`,
  });
}

function memory(text: string): DatabaseAddress {
  if (text === 'memory:') return { engine: 'memory' };
  throw new InvalidDatabaseUrl({ problem: 'has something after "memory:"', remedy: 'Write memory: alone.' });
}

function postgres(text: string, engine: string): PostgresAddress {
  try {
    const parameters = parametersOfUrl(text);
    if (engine.startsWith('cockroach') && !parameters.has('port')) parameters.set('port', COCKROACH_PORT);
    return addressOf(Object.fromEntries(parameters));
  } catch (error) {
    throw mayHidePassword(text) ? inseparable() : error;
  }
}
