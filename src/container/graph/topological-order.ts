import { dependenciesOf, type Graph } from './graph.js';
import type { GraphNode } from './graph-node.js';

/** Dependencies first; otherwise the order of discovery. For a graph without cycles: iterative, so depth is no limit. */
export function topologicalOrder(graph: Graph): readonly GraphNode[] {
  const done = new Set<GraphNode>();
  for (const start of graph.nodes) {
    const stack = [{ node: start, rest: [...dependenciesOf(graph, start)] }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = done.has(top.node) ? undefined : top.rest.shift();
      if (next === undefined) {
        done.add(top.node);
        stack.pop();
      } else if (!done.has(next)) stack.push({ node: next, rest: [...dependenciesOf(graph, next)] });
    }
  }
  return [...done];
}
