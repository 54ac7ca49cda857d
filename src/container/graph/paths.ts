import { nameOf } from '../token.js';
import { edgesOf, type Edge, type Graph } from './graph.js';
import type { GraphNode } from './graph-node.js';

/** Finds how a component comes to be needed: the shortest way from one that nothing else asks for. */
export class Paths {
  readonly #arrival = new Map<GraphNode, Edge | undefined>();

  constructor(graph: Graph) {
    const asked = new Set(edgesOf(graph).flatMap((edge) => edge.targets));
    this.#spread(
      graph,
      graph.nodes.filter((node) => !asked.has(node)),
    );
    // What only a cycle leads to has no beginning: start anywhere in it.
    for (const node of graph.nodes) if (!this.#arrival.has(node)) this.#spread(graph, [node]);
  }

  /** `UserService -> UserRepository`: the names as asked for, the first one by its own name. */
  to(node: GraphNode): readonly string[] {
    const names: string[] = [];
    let current = node;
    for (let edge = this.#arrival.get(current); edge; edge = this.#arrival.get(current)) {
      names.unshift(nameOf(edge.token));
      current = edge.from;
    }
    return [current.name, ...names];
  }

  #spread(graph: Graph, starts: readonly GraphNode[]): void {
    const waiting = [...starts];
    for (const start of starts) this.#arrival.set(start, undefined);
    for (const node of waiting)
      for (const edge of graph.edges.get(node) ?? [])
        for (const target of edge.targets) {
          if (this.#arrival.has(target)) continue;
          this.#arrival.set(target, edge);
          waiting.push(target);
        }
  }
}
