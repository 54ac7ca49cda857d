import { dependenciesOf, tokensByNode, type Edge, type Graph } from '../graph/graph.js';
import type { GraphNode } from '../graph/graph-node.js';
import { topologicalOrder } from '../graph/topological-order.js';
import { Scope } from '../scope.js';
import type { PlannedArgument, PlannedComponent } from './planned-component.js';

/** A graph in slots. */
export interface Layout {
  readonly components: readonly PlannedComponent[];
  readonly slots: ReadonlyMap<GraphNode, number>;
}

/** Gives every component of a faultless graph its slot, dependencies first. */
export function layOut(graph: Graph): Layout {
  const order = topologicalOrder(graph);
  const slots = new Map(order.map((node, slot) => [node, slot]));
  const tokens = tokensByNode(graph);
  const planned: PlannedComponent[] = [];
  for (const [slot, node] of order.entries()) {
    const dependsOn = dependenciesOf(graph, node)
      .map((target) => slots.get(target)!)
      .sort((left, right) => left - right);
    const dependencies = dependsOn.map((dependency) => planned[dependency]!);
    planned.push({
      slot,
      name: node.name,
      tokens: tokens.get(node) ?? [],
      origin: node.origin,
      scope: node.scope,
      maker: node.maker,
      arguments: argumentsOf(node, graph.edges.get(node) ?? [], slots),
      dependsOn,
      ...(node.lifecycle && { lifecycle: node.lifecycle }),
      waitsFor: ascending(dependencies.flatMap((dependency) => (dependency.lifecycle ? [dependency.slot] : dependency.waitsFor))),
      requestNeeds: ascending([
        ...dependencies.flatMap(({ requestNeeds }) => requestNeeds),
        ...(node.scope === Scope.REQUEST ? [slot] : []),
      ]),
    });
  }
  return { components: planned, slots };
}

function argumentsOf(node: GraphNode, edges: readonly Edge[], slots: ReadonlyMap<GraphNode, number>): readonly PlannedArgument[] {
  const byPosition = new Map(edges.map((edge) => [edge.position, edge]));
  return node.parameters.map((_, position) => {
    const edge = byPosition.get(position);
    const targets = edge?.targets.map((target) => slots.get(target)!) ?? [];
    if (edge?.mode === 'all') return { kind: 'list', slots: targets };
    return targets[0] === undefined ? { kind: 'absent' } : { kind: 'slot', slot: targets[0] };
  });
}

function ascending(slots: readonly number[]): readonly number[] {
  return [...new Set(slots)].sort((left, right) => left - right);
}
