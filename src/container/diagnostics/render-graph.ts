import { edgesOf, type Graph } from '../graph/graph.js';
import type { GraphNode } from '../graph/graph-node.js';
import { nameOf } from '../token.js';

export type GraphFormat = 'mermaid' | 'dot';

/** The graph as text: components, and an arrow from each to what it asks for, labelled with the port where that has another name. */
export function renderGraph(graph: Graph, format: GraphFormat): string {
  const ids = new Map(graph.nodes.map((node, index) => [node, `n${index}`]));
  const arrows = edgesOf(graph).flatMap((edge) =>
    edge.targets.map((target) => ({
      from: ids.get(edge.from)!,
      to: ids.get(target)!,
      port: nameOf(edge.token) === target.name ? '' : nameOf(edge.token),
    })),
  );
  const nodes = graph.nodes.map((node) => ({ id: ids.get(node)!, label: labelOf(node) }));
  if (format === 'dot')
    return [
      'digraph sextant {',
      '  rankdir=LR; node [shape=box];',
      ...nodes.map(({ id, label }) => `  ${id} [label=${JSON.stringify(label)}];`),
      ...arrows.map(({ from, to, port }) => `  ${from} -> ${to}${port === '' ? '' : ` [label=${JSON.stringify(port)}]`};`),
      '}',
    ].join('\n');
  return [
    'flowchart LR',
    ...nodes.map(({ id, label }) => `  ${id}["${label.replaceAll('"', '#quot;')}"]`),
    ...arrows.map(({ from, to, port }) => `  ${from} -->${port === '' ? '' : `|${port}|`} ${to}`),
  ].join('\n');
}

function labelOf({ name, scope, lifecycle }: GraphNode): string {
  const traits = [...(scope === 'singleton' ? [] : [scope]), ...(lifecycle ? ['lifecycle'] : [])];
  return traits.length === 0 ? name : `${name} (${traits.join(', ')})`;
}
