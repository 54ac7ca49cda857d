import { SextantError, type ErrorDefinition } from '../../../domain/shared/sextant-error.js';

/** Migrations are missing: what `sextant migrate --check` is asked to find out. */
export class MigrationsPending extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATIONS_PENDING',
    kind: 'invalid',
    meaning: 'A database is behind its declared migrations, or its history contradicts them.',
    remedy: 'Run `sextant migrate`; `sextant migrate --plan` shows the statements first.',
  };
  constructor(pending: readonly string[]) {
    super(MigrationsPending.definition, pending.join('; '), { pending });
  }
}

/** Something irreversible was asked for in a profile where that has to be confirmed. */
export class ConfirmationMissing extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_DROP_UNCONFIRMED',
    kind: 'invalid',
    meaning: 'A database would be dropped, and nobody has confirmed it.',
    remedy: 'Repeat the command with --confirm and the name it shows; in development, ci and test no confirmation is needed.',
  };
  constructor(names: readonly string[]) {
    const confirmations = names.map((name) => `--confirm ${name}`).join(' ');
    super(ConfirmationMissing.definition, `everything in ${names.join(', ')} would be lost; confirm with ${confirmations}`, { names });
  }
}

/** One database was named, and others live in the same place. */
export class PlaceShared extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_PLACE_SHARED',
    kind: 'invalid',
    meaning: 'A database was to be dropped that shares its place with others, which were not named.',
    remedy: 'Name all that share it; or take the one out by `sextant rollback NAME --all`.',
  };
  constructor(place: string, others: readonly string[]) {
    super(PlaceShared.definition, `${place} also holds ${others.join(', ')}`, { place, others });
  }
}
