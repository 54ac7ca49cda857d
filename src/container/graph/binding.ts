import type { Token } from '../token.js';
import type { GraphNode } from './graph-node.js';
import type { Role } from './role.js';

/** What the active profile has for one token. */
export interface Binding {
  readonly token: Token;
  /** `one` has one node; `many` those of a multi-binding in order; `ambiguous` several that claim one place. */
  readonly kind: 'one' | 'many' | 'ambiguous';
  readonly nodes: readonly GraphNode[];
  /** Active as well, and less specific than the ones chosen. */
  readonly outranked: readonly GraphNode[];
  readonly root: boolean;
}

/** Chooses among the roles of one token: all `multi` ones by priority, else the most specific. */
export function bind(token: Token, roles: readonly Role[], nodeOf: (role: Role) => GraphNode): Binding {
  const root = roles.some((role) => role.root);
  const multi = roles.filter((role) => role.multi);
  if (multi.length > 0) {
    const nodes = multi.toSorted((left, right) => left.priority - right.priority).map(nodeOf);
    return { token, kind: 'many', nodes, outranked: [], root };
  }
  const highest = Math.max(...roles.map((role) => role.specificity));
  const nodes = [...new Set(roles.filter((role) => role.specificity === highest).map(nodeOf))];
  const outranked = roles.filter((role) => role.specificity < highest).map(nodeOf);
  return { token, kind: nodes.length === 1 ? 'one' : 'ambiguous', nodes, outranked, root };
}

export function bindOne(token: Token, node: GraphNode): Binding {
  return { token, kind: 'one', nodes: [node], outranked: [], root: true };
}
