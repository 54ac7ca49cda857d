import { edgesOf, type Edge } from '../graph/graph.js';
import type { Binding } from '../graph/binding.js';
import { nameOf } from '../token.js';
import { renderPath, type Fault } from './fault.js';
import type { Inspection, Rule } from './rule.js';

/** A token that is asked for singly must have one answer, whether or not anything asks for it yet. */
export const ambiguous: Rule = (inspection) => {
  const edges = edgesOf(inspection.graph);
  return [...inspection.catalogue.bindings.values()].flatMap((binding) => {
    const asking = edges.filter((edge) => edge.token === binding.token && edge.mode !== 'all');
    if (binding.kind === 'ambiguous' && (binding.root || asking.length > 0)) return contested(inspection, binding, asking[0]);
    return binding.kind === 'many' && asking.length > 0 ? askedSingly(inspection, binding, asking[0]!) : [];
  });
};

function contested({ composition, paths }: Inspection, binding: Binding, edge: Edge | undefined): Fault {
  const subject = nameOf(binding.token);
  const names = binding.nodes.map(({ name }) => name).join(', ');
  const path = edge ? [...paths.to(edge.from), subject] : [subject];
  return {
    kind: 'ambiguous',
    subject,
    path,
    message: `${subject} has ${binding.nodes.length} adapters that fit the profile "${composition.profile}" equally: ${renderPath(path)} -> (${names})`,
    hints: ['Name the profile more closely on one of them, let one replace the other, or mark them { multi: true } and ask with @all.'],
  };
}

function askedSingly({ paths }: Inspection, binding: Binding, edge: Edge): Fault {
  const subject = nameOf(binding.token);
  const path = [...paths.to(edge.from), subject];
  return {
    kind: 'ambiguous',
    subject,
    path,
    message: `${edge.from.name} asks for one ${subject}, which is a multi-binding: ${renderPath(path)}`,
    hints: [`Write @all(${subject}) on parameter ${edge.position + 1}.`],
  };
}
