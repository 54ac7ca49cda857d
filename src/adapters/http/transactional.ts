import type { FastifyReply } from 'fastify';
import type { Database } from '../../ports/shared/database.js';
import { Deadline } from '../../ports/shared/deadline.js';
import type { IsolationLevel, Transaction } from '../../ports/shared/transaction.js';
import { abortOnDisconnect } from './request-signal.js';

/** The longest a request may work, ms, however long each of its waits is allowed to be. */
const WORK_MILLISECONDS = 30_000;

/**
 * Runs the work of a request in one transaction of `database` and gives its result **after** the commit, so an answer
 * built from it is about what is stored, and a commit that failed becomes an error response. The client going away
 * (the connection of `reply` closing) aborts the work.
 *
 * On a conflict `work` runs again from its start: it must not touch the reply. Not for routes that use no database.
 */
export function transactional<Result>(
  database: Database,
  { readOnly, isolation }: { readonly readOnly: boolean; readonly isolation?: IsolationLevel },
  reply: FastifyReply,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction(work, {
    readOnly,
    // Reading needs one consistent state; serializable would have the server watch every row read, and could fail.
    isolation: isolation ?? (readOnly ? 'repeatable read' : undefined),
    signal: abortOnDisconnect(reply),
    deadline: Deadline.after(WORK_MILLISECONDS),
  });
}
