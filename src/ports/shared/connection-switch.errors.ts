import type { ErrorDefinition } from '../../domain/shared/sextant-error.js';
import { DatabaseError } from './database.errors.js';

/** A database was told to move elsewhere where it cannot. Nothing was tried. */
export class ConnectionSwitchRefused extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_SWITCH_REFUSED',
    kind: 'conflict',
    meaning: 'A database was told to connect elsewhere inside a transaction or session, after its end, or to another kind of engine.',
    remedy: 'Switch outside of transactions and sessions of this database, while it is in use, and to the same kind of engine.',
  };
  constructor(database: string, why: string) {
    super(ConnectionSwitchRefused.definition, `${database}: ${why}`, { database });
  }
}

/** The place a database was told to move to did not prove itself. The database works on where it was. */
export class ConnectionSwitchFailed extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_SWITCH_FAILED',
    kind: 'unavailable',
    meaning: 'A database could not be connected where it was told to, so it stays where it is.',
    remedy: 'Look at the cause: it names the place, and what it said or which hook failed.',
  };
  constructor(
    readonly database: string,
    /** Both without any password. */
    places: { readonly from: string; readonly to: string },
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      ConnectionSwitchFailed.definition,
      `${database} stays at ${places.from}; ${places.to} was not usable: ${why}`,
      { database, ...places },
      cause,
    );
  }
}
