import type { Token } from '../token.js';
import type { Binding } from './binding.js';
import type { Catalogue } from './catalogue.js';
import type { GraphNode } from './graph-node.js';
import type { Parameter } from './parameter.js';

/** One parameter that asks for a token, and the nodes that answer it. */
export interface Edge {
  readonly from: GraphNode;
  readonly position: number;
  readonly mode: 'one' | 'optional' | 'all';
  readonly token: Token;
  readonly targets: readonly GraphNode[];
}

/** What the active profile builds: the nodes its roots reach, and the edges between them. */
export interface Graph {
  readonly bindings: ReadonlyMap<Token, Binding>;
  /** In the order of discovery: roots as listed, then what they ask for. */
  readonly nodes: readonly GraphNode[];
  readonly edges: ReadonlyMap<GraphNode, readonly Edge[]>;
}

/** Walks from everything the profile must build; an outranked adapter joins only if something asks for its class. */
export function graphOf(catalogue: Catalogue): Graph {
  const edges = new Map<GraphNode, readonly Edge[]>();
  const waiting = [...catalogue.bindings.values()].filter(({ root }) => root).flatMap(({ nodes }) => nodes);
  // The list grows while it is walked.
  for (const node of waiting) {
    if (edges.has(node)) continue;
    const asked = node.parameters.flatMap((parameter, position) => edgeOf(node, parameter, position, catalogue.bindings));
    edges.set(node, asked);
    for (const edge of asked) waiting.push(...edge.targets);
  }
  return { bindings: catalogue.bindings, nodes: [...edges.keys()], edges };
}

function edgeOf(from: GraphNode, parameter: Parameter, position: number, bindings: ReadonlyMap<Token, Binding>): readonly Edge[] {
  if (parameter.mode === 'default' || parameter.mode === 'unknown') return [];
  const { mode, token } = parameter;
  return [{ from, position, mode, token, targets: bindings.get(token)?.nodes ?? [] }];
}

/** Every edge of the graph, in the order of its nodes and their parameters. */
export function edgesOf(graph: Graph): readonly Edge[] {
  return [...graph.edges.values()].flat();
}

/** The nodes that `node` asks for, each once. */
export function dependenciesOf(graph: Graph, node: GraphNode): readonly GraphNode[] {
  return [...new Set((graph.edges.get(node) ?? []).flatMap((edge) => edge.targets))];
}

/** The tokens that lead to each node. */
export function tokensByNode(graph: Graph): ReadonlyMap<GraphNode, readonly Token[]> {
  const tokens = new Map<GraphNode, Token[]>();
  for (const binding of graph.bindings.values())
    for (const node of binding.nodes) if (graph.edges.has(node)) tokens.set(node, [...(tokens.get(node) ?? []), binding.token]);
  return tokens;
}
