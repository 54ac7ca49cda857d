import { StatementRejected } from '../../../ports/shared/database.errors.js';
import { isServerError } from './server-error.js';

/**
 * The server did not run a statement because its prepared form is gone: a pooler gave us another server connection
 * (26000, 42P05), or a migration changed its result. Sending it again prepares it again.
 */
export function lostPreparedStatement(error: unknown): boolean {
  if (!(error instanceof StatementRejected) || !isServerError(error.cause)) return false;
  const { code, routine } = error.cause;
  return code === '26000' || code === '42P05' || (code === '0A000' && routine === 'RevalidateCachedQuery');
}
