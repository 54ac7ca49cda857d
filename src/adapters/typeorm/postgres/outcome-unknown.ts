import { CommitOutcomeUnknown } from '../../../ports/shared/database.errors.js';
import { isServerError } from './server-error.js';
import type { ServerSession } from './server-session.js';

/**
 * A write that commits by itself and whose connection went without an answer may be stored or not. When the server had
 * the last word, it is not. @throws CommitOutcomeUnknown in the first case.
 */
export function throwIfOutcomeUnknown(database: string, session: ServerSession, error: unknown): void {
  if (!session.broken || (error instanceof Error && isServerError(error.cause))) return;
  throw new CommitOutcomeUnknown(database, error);
}
