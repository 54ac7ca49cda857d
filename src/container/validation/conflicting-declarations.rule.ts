import { adapterDeclarationsOf, serviceDeclarationOf } from '../component-metadata.js';
import { groupBy } from '../graph/group-by.js';
import { nameOf } from '../token.js';
import type { Fault } from './fault.js';
import type { Rule } from './rule.js';

/** A class has one scope, and a port is either single or multi. */
export const conflictingDeclarations: Rule = ({ catalogue }) => {
  const faults: Fault[] = [];
  const report = (subject: string, message: string, hint: string): unknown =>
    faults.push({ kind: 'conflicting-declarations', subject, path: [], message, hints: [hint] });
  for (const { type } of catalogue.active) {
    const scopes = new Set([serviceDeclarationOf(type) ?? [], adapterDeclarationsOf(type)].flat().map(({ scope }) => scope));
    if (scopes.size > 1)
      report(
        nameOf(type),
        `${nameOf(type)} declares the scopes ${[...scopes].join(' and ')}`,
        'One class has one scope, whatever it is asked for by.',
      );
  }
  const adapterRoles = catalogue.active.flatMap(({ roles }) => roles.filter(({ token, type }) => token !== type));
  for (const [token, roles] of groupBy(adapterRoles, (role) => role.token)) {
    const single = roles.filter(({ multi }) => !multi);
    if (single.length > 0 && single.length < roles.length)
      report(
        nameOf(token),
        `${nameOf(token)} is served by multi adapters and by ${single.map(({ type }) => nameOf(type)).join(', ')} without multi`,
        'Give every adapter of the port { multi: true }, or none.',
      );
  }
  return faults;
};
