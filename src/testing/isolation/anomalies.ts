import { findCycle, type Edge } from './dependency-cycle.js';
import type { ListAppendHistory, ObservedTransaction } from './list-append.js';

/**
 * Everything in a history of list appends that no serial order of its transactions could explain. Because elements are
 * only appended, each list tells the order of its versions, and with it which transaction must come before which; a cycle
 * among those is an anomaly.
 *
 * Source: K. Kingsbury, P. Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", VLDB 2020.
 */
export function listAppendAnomalies({ transactions, final }: ListAppendHistory): readonly string[] {
  const writerOf = new Map<number, ObservedTransaction>();
  for (const one of transactions) for (const { appended } of one.accesses) if (appended !== undefined) writerOf.set(appended, one);
  const anomalies = [...lostAndAborted(transactions, final, writerOf)];
  const edges: Edge<ObservedTransaction>[] = [];
  for (const order of final.values())
    for (const [index, element] of order.entries()) addEdge(edges, writerOf.get(order[index - 1] ?? 0), writerOf.get(element), 'ww');
  for (const reader of transactions.filter(({ committed }) => committed)) anomalies.push(...readAnomalies(reader, final, writerOf, edges));
  const cycle = findCycle(edges);
  if (cycle) anomalies.push(`cycle: ${cycle.map(({ kind }) => kind).join(' ')}`);
  return anomalies;
}

/** Appends that were acknowledged and are gone, rolled back and there, or there twice. */
function* lostAndAborted(
  transactions: ListAppendHistory['transactions'],
  final: ListAppendHistory['final'],
  writerOf: ReadonlyMap<number, ObservedTransaction>,
): Iterable<string> {
  for (const { committed, accesses } of transactions)
    for (const { key, appended } of accesses)
      if (committed && appended !== undefined && !final.get(key)?.includes(appended)) yield `lost append of ${appended} to ${key}`;
  for (const [key, order] of final) {
    if (new Set(order).size < order.length) yield `an element is twice in ${key}`;
    for (const element of order) if (!writerOf.get(element)?.committed) yield `append of ${element} to ${key} was rolled back and is there`;
  }
}

/** What a transaction saw that never was, and its place in the order otherwise. */
function* readAnomalies(
  reader: ObservedTransaction,
  final: ListAppendHistory['final'],
  writerOf: ReadonlyMap<number, ObservedTransaction>,
  edges: Edge<ObservedTransaction>[],
): Iterable<string> {
  const own = new Map<number, number[]>();
  for (const { key, saw, appended } of reader.accesses) {
    const mine = own.get(key) ?? [];
    const others = saw.slice(0, saw.length - mine.length);
    const order = final.get(key) ?? [];
    if (mine.some((element, index) => saw[others.length + index] !== element)) yield `a transaction did not see its own append to ${key}`;
    else if (others.some((element, index) => order[index] !== element)) yield `read of ${key} saw ${saw.join()}, which it never was`;
    else {
      const last = writerOf.get(others.at(-1) ?? 0);
      if (last && last !== reader && lastAppend(last, key) !== others.at(-1)) yield `read of ${key} saw the middle of a transaction`;
      addEdge(edges, last, reader, 'wr');
      addEdge(edges, reader, writerOf.get(order[others.length] ?? 0), 'rw');
    }
    if (appended !== undefined) own.set(key, [...mine, appended]);
  }
}

function lastAppend({ accesses }: ObservedTransaction, key: number): number | undefined {
  return accesses.findLast((access) => access.key === key && access.appended !== undefined)?.appended;
}

function addEdge(
  edges: Edge<ObservedTransaction>[],
  from: ObservedTransaction | undefined,
  to: ObservedTransaction | undefined,
  kind: Edge<unknown>['kind'],
): void {
  if (from && to && from !== to) edges.push({ from, to, kind });
}
