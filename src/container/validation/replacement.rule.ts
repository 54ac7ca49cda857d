import { replacementsIn } from '../graph/replacement.js';
import { lineageOf, nameOf } from '../token.js';
import type { Fault } from './fault.js';
import { nearestName } from '../../domain/shared/nearest-name.js';
import type { Rule } from './rule.js';

/** What is replaced must be listed, be extended by its stand-in, and have one stand-in. */
export const replacement: Rule = ({ composition, catalogue }) => {
  const faults: Fault[] = [];
  const report = (subject: string, message: string, hint: string): unknown =>
    faults.push({ kind: 'replacement', subject, path: [], message, hints: [hint] });
  const claims = replacementsIn(catalogue.active);
  for (const [target, claimants] of claims) {
    const names = claimants.map(nameOf).join(', ');
    if (!composition.components.includes(target)) {
      const meant = nearestName(nameOf(target), composition.components.map(nameOf));
      report(
        names,
        `${names} replaces ${nameOf(target)}, which the profile does not list`,
        meant ? `Did you mean ${meant}?` : `List ${nameOf(target)} too, or drop "replaces".`,
      );
    }
    if (claimants.length > 1)
      report(nameOf(target), `${nameOf(target)} is replaced by ${names}`, 'One component has one stand-in per profile.');
    for (const claimant of claimants)
      if (!lineageOf(claimant).slice(1).includes(target))
        report(
          nameOf(claimant),
          `${nameOf(claimant)} replaces ${nameOf(target)} and does not extend it`,
          'Only a subclass can be handed out under the class it replaces.',
        );
  }
  return faults;
};
