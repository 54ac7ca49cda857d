import { adapterDeclarationsOf, serviceDeclarationOf } from '../component-metadata.js';
import { BUILT_IN_PROFILES, Profile } from '../profile.js';
import { nameOf, type Class } from '../token.js';
import type { Fault } from './fault.js';
import { nearestName } from '../../domain/shared/nearest-name.js';
import type { Rule } from './rule.js';

/** The active profile and those that components name must be built in or announced: a slip of the pen would silently bind nothing. */
export const unknownProfile: Rule = ({ composition }) => {
  const known = [...BUILT_IN_PROFILES, ...(composition.customProfiles ?? [])];
  const { profile } = composition;
  const faults = known.includes(profile) ? [] : [fault(profile, `the active profile "${profile}" is not known`, known)];
  for (const type of new Set(composition.components))
    for (const name of profilesOf(type))
      if (name !== Profile.ALL && !known.includes(name))
        faults.push(fault(nameOf(type), `${nameOf(type)} names the profile "${name}", which is not known`, known, name));
  return faults;
};

function profilesOf(type: Class): ReadonlySet<string> {
  const declarations = [serviceDeclarationOf(type) ?? [], adapterDeclarationsOf(type)].flat();
  return new Set(declarations.flatMap((declaration) => declaration.profiles));
}

function fault(subject: string, message: string, known: readonly string[], given = subject): Fault {
  const meant = nearestName(given, known);
  const hint = meant ? `Did you mean "${meant}"?` : 'Announce it with customProfiles.';
  return { kind: 'unknown-profile', subject, path: [], message, hints: [`${hint} Known: ${known.join(', ')}.`] };
}
