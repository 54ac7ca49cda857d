import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';
import { didYouMean } from '../suggestion.js';

/** One thing that is wrong with a file of connection profiles. Never holds a secret. */
export interface ProfileFault {
  /** The file, and the profile and key in it: `connections.toml [operations] port`. */
  readonly place: string;
  /** What is wrong, as the rest of a sentence about the place. */
  readonly problem: string;
  readonly remedy: string;
}

/** Files of connection profiles have faults: all of them, so that they can be mended in one go. */
export class ConnectionProfilesInvalid extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONNECTION_PROFILES_INVALID',
    kind: 'configuration',
    meaning: 'A file of connection profiles cannot be used; every fault is listed with its place.',
    remedy: 'Correct every place the message lists; `sextant profiles --connections` shows what is read.',
  };

  constructor(readonly faults: readonly ProfileFault[]) {
    const list = faults.map(({ place, problem, remedy }, index) => `\n  ${String(index + 1)}. ${place} ${problem}. ${remedy}`).join('');
    const count = `${String(faults.length)} ${faults.length === 1 ? 'fault' : 'faults'}`;
    super(ConnectionProfilesInvalid.definition, `${count} in the connection profiles:${list}`, { faults });
  }
}

/** A connection profile was asked for that no file defines. */
export class UnknownConnectionProfile extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONNECTION_PROFILE_UNKNOWN',
    kind: 'configuration',
    meaning: 'A connection profile was asked for that no file defines.',
    remedy: 'Use one of the profiles the message lists, or define it in the file of connection profiles.',
  };

  constructor(
    readonly profile: string,
    readonly known: readonly string[],
  ) {
    super(
      UnknownConnectionProfile.definition,
      `no connection profile "${profile}" is defined; there are ${known.join(', ')}${didYouMean(profile, known)}`,
      { profile, known },
    );
  }
}

/** A connection profile, or the parameters given, lack or contradict what a call needs. */
export class ConnectionProfileIncomplete extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONNECTION_PROFILE_INCOMPLETE',
    kind: 'configuration',
    meaning: 'A connection was asked for something that its profile or its parameters do not give.',
    remedy: 'Add the key that the message names to the profile, or give the value with the call.',
  };

  constructor(database: string, what: string, cause?: unknown) {
    super(ConnectionProfileIncomplete.definition, `${database}: ${what}`, { database }, cause);
  }
}
