import { edgesOf, type Edge, type Graph } from './graph.js';
import type { GraphNode } from './graph-node.js';

/** One shortest cycle, as the edges that close it, for each group of components that depend on each other. */
export function cyclesOf(graph: Graph): readonly (readonly Edge[])[] {
  const onCycles = cyclicPart(graph);
  const reported = new Set<GraphNode>();
  const cycles: (readonly Edge[])[] = [];
  for (const node of onCycles) {
    if (reported.has(node)) continue;
    const cycle = shortestCycle(graph, node, onCycles);
    if (!cycle) continue;
    cycles.push(cycle);
    for (const member of mutuallyReachable(graph, node, onCycles)) reported.add(member);
  }
  return cycles;
}

/** Peels off, again and again, what asks for nothing (left): cycles and what leads to them remain. */
function cyclicPart(graph: Graph): ReadonlySet<GraphNode> {
  const rest = new Set(graph.nodes);
  for (let size = -1; size !== rest.size;) {
    size = rest.size;
    for (const node of rest) if (!targetsWithin(graph, node, rest).length) rest.delete(node);
  }
  return rest;
}

function targetsWithin(graph: Graph, node: GraphNode, part: ReadonlySet<GraphNode>): readonly GraphNode[] {
  return (graph.edges.get(node) ?? []).flatMap((edge) => edge.targets.filter((target) => part.has(target)));
}

function shortestCycle(graph: Graph, start: GraphNode, part: ReadonlySet<GraphNode>): readonly Edge[] | undefined {
  const arrival = new Map<GraphNode, Edge>();
  const waiting = [start];
  for (const node of waiting)
    for (const edge of graph.edges.get(node) ?? [])
      for (const target of edge.targets) {
        if (!part.has(target) || arrival.has(target)) continue;
        arrival.set(target, edge);
        if (target === start) return walkBack(arrival, start);
        waiting.push(target);
      }
  return undefined;
}

function walkBack(arrival: ReadonlyMap<GraphNode, Edge>, start: GraphNode): readonly Edge[] {
  const cycle: Edge[] = [];
  let node = start;
  do {
    const edge = arrival.get(node)!;
    cycle.unshift(edge);
    node = edge.from;
  } while (node !== start);
  return cycle;
}

function mutuallyReachable(graph: Graph, start: GraphNode, part: ReadonlySet<GraphNode>): ReadonlySet<GraphNode> {
  const edges = edgesOf(graph).filter((edge) => part.has(edge.from));
  const forward = closure([start], (node) => targetsWithin(graph, node, part));
  const backward = closure([start], (node) => edges.filter((edge) => edge.targets.includes(node)).map((edge) => edge.from));
  return new Set([...forward].filter((node) => backward.has(node)));
}

function closure(starts: readonly GraphNode[], next: (node: GraphNode) => readonly GraphNode[]): Set<GraphNode> {
  const reached = new Set(starts);
  for (const node of reached) for (const following of next(node)) reached.add(following);
  return reached;
}
