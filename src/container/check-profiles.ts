import type { Composition } from './container-options.js';
import type { ProfileName } from './profile.js';
import type { Token } from './token.js';
import { ProfilesInvalid } from './validation.errors.js';
import type { Fault } from './validation/fault.js';
import { inspect } from './validation/validate.js';

export interface ProfilesToCheck extends Omit<Composition, 'profile' | 'instances'> {
  readonly profiles: readonly ProfileName[];
  /** Tokens that are given a value only when a container is built: settings classes, instances. */
  readonly provided?: readonly Token[];
}

export interface ProfileCheck {
  readonly profile: string;
  readonly faults: readonly Fault[];
  /** How many components the profile builds. */
  readonly components: number;
}

/**
 * Validates every profile and constructs nothing; for a test or a CI step.
 *
 * @throws ProfilesInvalid listing the faults of each profile that cannot be built.
 */
export function checkProfiles({ profiles, provided = [], ...composition }: ProfilesToCheck): readonly ProfileCheck[] {
  const instances = provided.map((token) => [token, {}] as const);
  const checks = profiles.map((profile) => {
    const { graph, faults } = inspect({ ...composition, profile, instances });
    return { profile, faults, components: graph.nodes.length };
  });
  if (checks.some(({ faults }) => faults.length > 0)) throw new ProfilesInvalid(checks);
  return checks;
}
