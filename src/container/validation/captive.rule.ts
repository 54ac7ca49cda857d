import type { Graph } from '../graph/graph.js';
import type { GraphNode } from '../graph/graph-node.js';
import { Scope } from '../scope.js';
import { nameOf } from '../token.js';
import { renderPath, type Fault } from './fault.js';
import type { Rule } from './rule.js';

/** A singleton must not hold a request-scoped component, not even through a transient one: it would keep the first request for ever. */
export const captive: Rule = ({ graph, paths }) =>
  graph.nodes
    .filter(({ scope }) => scope === Scope.SINGLETON)
    .flatMap((holder) =>
      heldBy(graph, holder).map(({ held, way }): Fault => {
        const path = [...paths.to(holder), ...way];
        return {
          kind: 'captive',
          subject: holder.name,
          path,
          message: `the singleton ${holder.name} would hold the request-scoped ${held.name}: ${renderPath(path)}`,
          hints: [`Make ${holder.name} request-scoped, or pass what ${held.name} knows as an argument.`],
        };
      }),
    );

function heldBy(graph: Graph, holder: GraphNode): readonly { held: GraphNode; way: readonly string[] }[] {
  const held = new Map<GraphNode, readonly string[]>();
  const passed = new Set([holder]);
  const waiting: { node: GraphNode; way: readonly string[] }[] = [{ node: holder, way: [] }];
  for (const { node, way } of waiting)
    for (const edge of graph.edges.get(node) ?? [])
      for (const target of edge.targets) {
        const further = [...way, nameOf(edge.token)];
        if (target.scope === Scope.REQUEST && !held.has(target)) held.set(target, further);
        if (target.scope !== Scope.TRANSIENT || passed.has(target)) continue;
        passed.add(target);
        waiting.push({ node: target, way: further });
      }
  return [...held].map(([node, way]) => ({ held: node, way }));
}
