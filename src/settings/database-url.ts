/** The parts of a database URL that settings care about. */
export interface DatabaseUrl {
  readonly engine: 'postgres' | 'sqlite' | 'memory';
  /** The URL without its password and without the values of unknown parameters. */
  readonly redacted: string;
}

export interface DatabaseUrlFault {
  /** What is wrong, without showing the URL (it may hold a password). */
  readonly problem: string;
  readonly remedy: string;
}

const POSTGRES = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^/?#@]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/i;
const HOST = /^(\[[0-9a-f:.]+\]|[^:[\]\s]*)(?::(.*))?$/i;
const SHOWN_PARAMETERS = new Set(['sslmode', 'application_name', 'host', 'port', 'connect_timeout', 'target_session_attrs']);
const FORMS = 'Write postgresql://user:password@host:5432/database or sqlite:///./data/file.db (four slashes for an absolute path)';

/** Checks a database URL and takes it apart; a fault says what to write instead. Opens nothing. */
export function parseDatabaseUrl(text: string): DatabaseUrl | DatabaseUrlFault {
  if (text.trim() === '') return { problem: 'is empty', remedy: `${FORMS}.` };
  if (text !== text.trim()) return { problem: 'has blanks around it', remedy: 'Remove the blanks.' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'memory') return memory(text);
  if (scheme === 'sqlite') return sqlite(text);
  if (scheme === 'postgresql' || scheme === 'postgres') return postgres(text);
  if (scheme === undefined) return { problem: 'has no scheme', remedy: `${FORMS}.` };
  const plain = /^(postgres(?:ql)?|sqlite)\+/.exec(scheme)?.[1];
  if (plain) return { problem: `starts with "${scheme}:", a driver of another language`, remedy: `Write ${plain}: instead.` };
  return { problem: `starts with "${scheme}:", which is not a database Sextant knows`, remedy: `${FORMS}.` };
}

function memory(text: string): DatabaseUrl | DatabaseUrlFault {
  if (text === 'memory:') return { engine: 'memory', redacted: text };
  return { problem: 'has something after "memory:"', remedy: 'Write memory: alone.' };
}

function sqlite(text: string): DatabaseUrl | DatabaseUrlFault {
  const path = /^sqlite:\/\/\/([^?#]+)$/i.exec(text)?.[1];
  if (path === ':memory:')
    return {
      problem: 'is SQLite in memory, which only one connection could see',
      remedy: 'Use a file, or the test profile for fakes in memory.',
    };
  if (path !== undefined && !path.endsWith('/')) return { engine: 'sqlite', redacted: text };
  return {
    problem: 'does not name an SQLite file',
    remedy: 'Write sqlite:///./data/file.db for a path below the working directory, sqlite:////var/lib/file.db for an absolute one.',
  };
}

function postgres(text: string): DatabaseUrl | DatabaseUrlFault {
  const match = POSTGRES.exec(text);
  if (!match)
    return { problem: 'cannot be taken apart', remedy: 'Percent-encode @ / ? # in the user and the password (@ is %40, / is %2F).' };
  const [, credentials, authority = '', database = '', query = ''] = match;
  const fault = hostFault(authority, query) ?? encodingFault([credentials ?? '', database]);
  if (fault) return fault;
  if (database.includes('/'))
    return { problem: 'has more than one path segment after the host', remedy: 'Give one database name after the host.' };
  return { engine: 'postgres', redacted: `postgresql://${redactCredentials(credentials)}${authority}/${database}${redactQuery(query)}` };
}

function hostFault(authority: string, query: string): DatabaseUrlFault | undefined {
  if (authority.includes(',')) return { problem: 'names several hosts', remedy: 'Name one host; several are not supported yet.' };
  const match = HOST.exec(authority);
  if (!match) return { problem: 'has a host that cannot be read', remedy: 'Write host or host:port; an IPv6 address goes in brackets.' };
  const [, host = '', port] = match;
  if (host === '' && !new URLSearchParams(query).get('host'))
    return { problem: 'names no host', remedy: 'Write postgresql://user:password@host:5432/database, or ?host=/folder for a Unix socket.' };
  if (port === undefined || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) return undefined;
  return { problem: 'has a port that is not a number from 1 to 65535', remedy: 'Correct the part after the host, such as :5432.' };
}

function encodingFault(parts: readonly string[]): DatabaseUrlFault | undefined {
  try {
    parts.forEach(decodeURIComponent);
    return undefined;
  } catch {
    return { problem: 'has a % that is not followed by two hexadecimal digits', remedy: 'Write a literal % as %25.' };
  }
}

function redactCredentials(credentials: string | undefined): string {
  if (credentials === undefined) return '';
  const colon = credentials.indexOf(':');
  return colon < 0 ? `${credentials}@` : `${credentials.slice(0, colon)}:***@`;
}

function redactQuery(query: string): string {
  const shown = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${SHOWN_PARAMETERS.has(name) ? value : '***'}`);
  return shown.length === 0 ? '' : `?${shown.join('&')}`;
}
