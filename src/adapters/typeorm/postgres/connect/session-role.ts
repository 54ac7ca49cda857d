import type { EventEmitter } from 'node:events';
import type { TargetSessionAttributes } from '../../../../connections/index.js';
import type { DatabaseError } from '../../../../ports/shared/database.errors.js';
import { ServerReadOnly, ServerRoleChanged } from '../../../../ports/shared/server.errors.js';
import { RoleWatch } from './role-watch.js';
import type { ServerSessions } from './server-sessions.js';
import { misfit, wantsToWrite, type ServerRole } from './server-role.js';

export interface SessionRoleOptions {
  readonly database: string;
  /** What messages call the server. */
  readonly server: string;
  readonly target: TargetSessionAttributes;
  /** The driver's connection, before it connects. */
  readonly connection: EventEmitter;
  /** All sessions of the pool, by server. */
  readonly sessions: ServerSessions;
}

/**
 * The role of the server that one session leads to. When it is no longer the one asked for, that session and all others
 * to the same server are retired.
 */
export class SessionRole {
  readonly #watch: RoleWatch;

  constructor(private readonly options: SessionRoleOptions) {
    const { target, server, sessions } = options;
    this.#watch = new RoleWatch(options.connection);
    // With prefer-standby a primary is second best, and not to be left for having been found.
    if (target === 'any' || target === 'prefer-standby') return;
    this.#watch.onChange = () => {
      const { role } = this.#watch;
      if (role && misfit(target, role) !== undefined) sessions.retire(server);
    };
  }

  /** What the server has reported so far. */
  get reported(): ServerRole | undefined {
    return this.#watch.role;
  }

  /** The error of a write that the server refused although its transaction may write: nothing was stored. */
  refusal(cause: Error): DatabaseError {
    const { database, server, target, sessions } = this.options;
    const role = this.reported;
    // What is as it was asked for and does not write will not write on the next connection either.
    const asAskedFor = role?.readOnly === true && misfit(target, role) === undefined;
    if (!wantsToWrite(target) || asAskedFor) return new ServerReadOnly(database, server, cause);
    sessions.retire(server);
    return new ServerRoleChanged(database, server, cause);
  }
}
