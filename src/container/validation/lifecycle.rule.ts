import type { GraphNode } from '../graph/graph-node.js';
import { Scope } from '../scope.js';
import type { Fault } from './fault.js';
import type { Rule } from './rule.js';

/** A lifecycle needs somebody to end it, and two methods that look like one should be one. */
export const lifecycleMisuse: Rule = ({ graph, paths }) =>
  graph.nodes.flatMap((node) => {
    const report = (message: string, hint: string): Fault => ({
      kind: 'lifecycle',
      subject: node.name,
      path: paths.to(node),
      message,
      hints: [hint],
    });
    if (node.lifecycle && node.scope === Scope.TRANSIENT)
      return report(
        `${node.name} is transient and has a lifecycle`,
        'Nobody would dispose its instances: make it a singleton or request-scoped.',
      );
    if (!node.lifecycle && looksLikeLifecycle(node))
      return report(
        `${node.name} has initialize() and dispose() and is not marked @lifecycle()`,
        'Mark it, or give the methods other names: the container would call neither.',
      );
    return [];
  });

function looksLikeLifecycle({ maker }: GraphNode): boolean {
  if (maker.kind !== 'class') return false;
  const methods = maker.type.prototype as unknown as Record<string, unknown>;
  return typeof methods['initialize'] === 'function' && typeof methods['dispose'] === 'function';
}
