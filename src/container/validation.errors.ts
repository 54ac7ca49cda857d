import { SextantError, type ErrorDefinition } from '../domain/shared/sextant-error.js';
import { renderFault, type Fault } from './validation/fault.js';

/** A profile that cannot be built. Carries every fault; nothing was constructed. */
export class ContainerInvalid extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_INVALID',
    kind: 'configuration',
    meaning: 'The components of a profile do not fit together; nothing was constructed.',
    remedy: 'Mend each fault of the list; it names the path and what would answer it.',
  };

  constructor(
    readonly profile: string,
    readonly faults: readonly Fault[],
  ) {
    super(ContainerInvalid.definition, `the profile "${profile}" has ${count(faults.length)}; nothing was constructed\n${listed(faults)}`, {
      profile,
      faults,
    });
  }
}

/** Several profiles were checked and some cannot be built. */
export class ProfilesInvalid extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_PROFILES_INVALID',
    kind: 'configuration',
    meaning: 'At least one of the checked profiles cannot be built.',
    remedy: 'Mend the faults listed under each profile.',
  };

  constructor(readonly checks: readonly { readonly profile: string; readonly faults: readonly Fault[] }[]) {
    const failing = checks.filter(({ faults }) => faults.length > 0);
    const sections = failing.map(({ profile, faults }) => `${profile}: ${count(faults.length)}\n${listed(faults)}`);
    super(ProfilesInvalid.definition, `${failing.length} of ${checks.length} profiles cannot be built\n${sections.join('\n')}`, { checks });
  }
}

function count(faults: number): string {
  return faults === 1 ? '1 fault' : `${faults} faults`;
}

function listed(faults: readonly Fault[]): string {
  return faults.map((fault, index) => `  ${index + 1}. ${renderFault(fault)}`).join('\n');
}
