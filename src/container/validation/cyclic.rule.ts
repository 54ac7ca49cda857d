import { cyclesOf } from '../graph/cycles.js';
import { nameOf } from '../token.js';
import { renderPath } from './fault.js';
import type { Rule } from './rule.js';

/** No component may depend on itself, however far round. */
export const cyclic: Rule = ({ graph }) =>
  cyclesOf(graph).map((cycle) => {
    const first = cycle[0]!.from;
    const path = [first.name, ...cycle.map((edge) => nameOf(edge.token))];
    return {
      kind: 'cyclic',
      subject: first.name,
      path,
      message: `${cycle.map((edge) => edge.from.name).join(', ')} depend on each other: ${renderPath(path)}`,
      hints: ['Move what both need into a component of its own, or pass it as an argument.'],
    };
  });
