import { SextantError, type ErrorDefinition } from '../../../domain/shared/sextant-error.js';

export class SkyIndexUnavailable extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SKY_INDEX_UNAVAILABLE',
    kind: 'configuration',
    meaning: 'The catalog is in a place where no index of q3c can be made: not PostgreSQL, or a server without the extension.',
    remedy: 'Nothing has to be done, cones are exact without it; for q3c install the package of the server (Debian: postgresql-15-q3c).',
  };
  constructor(
    readonly database: string,
    why: string,
  ) {
    super(SkyIndexUnavailable.definition, `${database}: ${why}`, { database });
  }
}

export class SkyIndexForbidden extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SKY_INDEX_FORBIDDEN',
    kind: 'forbidden',
    meaning: 'The user of the catalog may not make the extension q3c (which takes a superuser) or an index on its tables.',
    remedy: 'Have a superuser run CREATE EXTENSION q3c in this database once, and run this command as the owner of the tables.',
  };
  constructor(
    readonly database: string,
    why: string,
    cause: unknown,
  ) {
    super(SkyIndexForbidden.definition, `${database}: ${why}`, { database }, cause);
  }
}

export class SkyIndexBusy extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SKY_INDEX_BUSY',
    kind: 'conflict',
    meaning: 'An index on the objects is being built just now.',
    remedy: 'Wait until it is finished and run the command again.',
  };
  constructor(readonly database: string) {
    super(SkyIndexBusy.definition, `${database}: somebody is building an index on the objects`, { database });
  }
}
