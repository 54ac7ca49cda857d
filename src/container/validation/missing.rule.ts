import { adapterDeclarationsOf } from '../component-metadata.js';
import type { Composition } from '../container-options.js';
import { edgesOf, type Edge } from '../graph/graph.js';
import { groupBy } from '../graph/group-by.js';
import { isDecorated } from '../graph/role.js';
import { Profile } from '../profile.js';
import { nameOf, type Class, type Token } from '../token.js';
import { renderPath, type Fault } from './fault.js';
import type { Inspection, Rule } from './rule.js';

/** Every token that is asked for must be bound: one fault a token, with the path of everything that asks for it. */
export const missing: Rule = (inspection) => {
  const unanswered = edgesOf(inspection.graph).filter(({ mode, targets }) => mode === 'one' && targets.length === 0);
  return [...groupBy(unanswered, (edge) => edge.token)].map(([token, edges]) => faultOf(inspection, token, edges));
};

function faultOf({ composition, catalogue, paths }: Inspection, token: Token, edges: readonly Edge[]): Fault {
  const [path = [], ...others] = edges.map((edge) => [...paths.to(edge.from), nameOf(token), '???']);
  const askers = [...new Set(edges.map((edge) => `${edge.from.name} (parameter ${edge.position + 1})`))];
  const twin = [...catalogue.bindings.keys()].find((bound) => bound.name === token.name);
  return {
    kind: 'missing',
    subject: nameOf(token),
    path,
    message: `nothing is bound to ${nameOf(token)} in the profile "${composition.profile}": ${renderPath(path)}`,
    hints: [
      ...others.map((other) => `Also ${renderPath(other)}`),
      `Asked for by ${askers.join(', ')}.`,
      isDecorated(token as Class) && !composition.components.includes(token as Class)
        ? `${nameOf(token)} is a component that the profile does not list.`
        : elsewhere(composition, token),
      ...(twin ? [`Another class named ${nameOf(token)} is bound: one of the two may come from a second copy of its module.`] : []),
    ],
  };
}

/** Which of the listed components would serve the token in other profiles. */
function elsewhere(composition: Composition, token: Token): string {
  const serving = composition.components.flatMap((type) =>
    adapterDeclarationsOf(type)
      .filter(({ port }) => port === token)
      .flatMap(({ profiles }) => profiles.map((profile) => `${profile === Profile.ALL ? 'every profile' : profile} (${nameOf(type)})`)),
  );
  return serving.length > 0 ? `Bound in: ${serving.join(', ')}.` : 'No listed component is bound to it in any profile.';
}
