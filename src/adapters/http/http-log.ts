import type { FastifyBaseLogger } from 'fastify';
import pino, { type DestinationStream } from 'pino';
import { currentTransactions } from '../../ports/shared/ambient-scope.js';
import type { Settings } from '../../ports/shared/settings.js';

const STANDARD_ERROR = 2;
const DEEPEST_CAUSE = 8;

/** What an error leaves in the log: names, codes, messages and stacks; never its other members, which may hold statements or values. */
interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * The logger of the HTTP service at the level of the settings, JSON lines on standard error unless `destination` is given.
 * A line written inside a transaction carries its name.
 */
export function createHttpLogger(settings: Pick<Settings, 'log'>, destination?: DestinationStream): FastifyBaseLogger {
  return pino(
    { level: settings.log.level, base: null, mixin: runningTransaction, serializers: { err: (thrown: unknown) => loggedError(thrown) } },
    destination ?? pino.destination({ fd: STANDARD_ERROR, sync: true }),
  );
}

function runningTransaction(): { readonly transaction?: string } {
  const [innermost] = currentTransactions();
  return innermost ? { transaction: innermost.name } : {};
}

/** An error and its causes, cut to what may be logged; a password inside a URL is masked wherever it stands. */
export function loggedError(thrown: unknown, depth = 0): LoggedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: masked(String(thrown)) };
  const { code } = thrown as { code?: unknown };
  return {
    type: thrown.name,
    ...(typeof code === 'string' && { code }),
    message: masked(thrown.message),
    ...(thrown.stack !== undefined && { stack: masked(thrown.stack) }),
    ...(thrown.cause !== undefined && depth < DEEPEST_CAUSE && { cause: loggedError(thrown.cause, depth + 1) }),
  };
}

function masked(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@]*@/gi, '$1:***@').replace(/(\bpassword\s*[=:]\s*)[^\s,;&]+/gi, '$1***');
}
