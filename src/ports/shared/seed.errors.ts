import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

/** A seed was asked for that the active profile does not have. */
export class SeedUnknown extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SEED_UNKNOWN',
    kind: 'not-found',
    meaning: 'The active profile has no seed of this name.',
    remedy: 'Choose one that is listed, or another profile: a seed belongs to the profiles it names.',
  };
  constructor(
    readonly seed: string,
    known: readonly string[],
  ) {
    const there = known.length === 0 ? 'this profile has none' : `there are ${known.join(', ')}`;
    super(SeedUnknown.definition, `there is no seed ${seed}; ${there}`, { seed, known });
  }
}
