/** One thing that must come before another: it wrote what the other overwrote (ww) or read (wr), or read what the other overwrote (rw). */
export interface Edge<Node> {
  readonly from: Node;
  readonly to: Node;
  readonly kind: 'ww' | 'wr' | 'rw';
}

/** The edges of one cycle, in order; `undefined` when there is none. */
export function findCycle<Node>(edges: readonly Edge<Node>[]): readonly Edge<Node>[] | undefined {
  const leaving = new Map<Node, Edge<Node>[]>();
  for (const edge of edges) {
    const list = leaving.get(edge.from);
    if (list) list.push(edge);
    else leaving.set(edge.from, [edge]);
  }
  const finished = new Set<Node>();
  for (const start of leaving.keys()) {
    if (finished.has(start)) continue;
    const path: { readonly node: Node; readonly by: Edge<Node> | undefined; readonly rest: Iterator<Edge<Node>> }[] = [];
    const onPath = new Set<Node>();
    const enter = (node: Node, by: Edge<Node> | undefined): void => {
      onPath.add(node);
      path.push({ node, by, rest: (leaving.get(node) ?? []).values() });
    };
    enter(start, undefined);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value: edge } = top.rest.next() as IteratorResult<Edge<Node>, undefined>;
      if (!edge) {
        finished.add(top.node);
        onPath.delete(top.node);
        path.pop();
      } else if (onPath.has(edge.to)) {
        const from = path.findIndex(({ node }) => node === edge.to);
        return [...path.slice(from + 1).flatMap(({ by }) => (by ? [by] : [])), edge];
      } else if (!finished.has(edge.to)) enter(edge.to, edge);
    }
  }
  return undefined;
}
