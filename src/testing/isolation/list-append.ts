import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { defineTable } from '../../adapters/schema/shared/table.js';
import type { TableGateway } from '../../adapters/shared/table-gateway.js';
import { Deadline } from '../../ports/shared/deadline.js';
import type { Database } from '../../ports/shared/database.js';
import type { IsolationLevel } from '../../ports/shared/transaction.js';

/** Lists of numbers, as text: the whole history of each can be read off its end. */
export const listTable = defineTable({
  name: 'contract_list',
  columns: { key: { kind: 'integer' }, elements: { kind: 'text' } },
  primaryKey: ['key'],
});

/** What one transaction is to do. Appended numbers are unique in the whole run. */
export interface PlannedTransaction {
  readonly steps: readonly PlannedStep[];
  readonly ends: 'commits' | 'throws';
}
export type PlannedStep = { readonly read: number } | { readonly append: number; readonly to: number };

/** What one transaction did and saw, of its last attempt. */
export interface ObservedTransaction {
  readonly committed: boolean;
  /** Each access to a list with the elements found there; an append adds its number behind them. */
  readonly accesses: readonly { readonly key: number; readonly saw: readonly number[]; readonly appended: number | undefined }[];
}

export interface ListAppendHistory {
  readonly transactions: readonly ObservedTransaction[];
  /** Each list as it is stored in the end. */
  readonly final: ReadonlyMap<number, readonly number[]>;
}

const KEYS = 5;
const RETRY_MILLISECONDS = 30_000;

class Thrown extends Error {}

/** A plan drawn from a seed. */
export function planned(transactions: number, seed: number): readonly PlannedTransaction[] {
  let next = 0;
  const key = fc.integer({ min: 0, max: KEYS - 1 });
  const step = fc.record({ key, appends: fc.boolean() });
  const shape = fc.record({
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    ends: fc.constantFrom<PlannedTransaction['ends'][]>('commits', 'commits', 'commits', 'commits', 'commits', 'throws'),
  });
  return fc.sample(shape, { numRuns: transactions, seed }).map(({ steps, ends }) => {
    // In one order of keys, or two transactions would wait for each other until the database ends one of them.
    const written = steps.flatMap((one) => (one.appends ? [one.key] : [])).sort((one, other) => one - other);
    const inOrder = written.values();
    return {
      ends,
      steps: steps.map((one): PlannedStep => (one.appends ? { append: ++next, to: inOrder.next().value ?? 0 } : { read: one.key })),
    };
  });
}

/** Runs a plan with that many clients at once, each transaction until it commits or throws. */
export async function runListAppend(
  database: Database,
  lists: TableGateway<typeof listTable>,
  plan: readonly PlannedTransaction[],
  options: { readonly clients: number; readonly isolation: IsolationLevel },
): Promise<ListAppendHistory> {
  await lists.insertMany(
    Array.from({ length: KEYS }, (_, key) => ({ key, elements: '' })),
    { onConflict: 'error' },
  );
  const waiting = plan.values();
  const transactions: ObservedTransaction[] = [];

  async function client(): Promise<void> {
    for (const one of waiting) transactions.push(await runOne(one));
  }

  async function runOne({ steps, ends }: PlannedTransaction): Promise<ObservedTransaction> {
    let accesses: ObservedTransaction['accesses'][number][] = [];
    const work = async (): Promise<void> => {
      accesses = [];
      for (const step of steps) {
        accesses.push('read' in step ? await access(step.read, undefined) : await access(step.to, step.append));
        // Gives way, so that transactions in memory interleave too.
        await setImmediate();
      }
      if (ends === 'throws') throw new Thrown();
    };
    const readOnly = steps.every((step) => 'read' in step);
    const retry = { deadline: Deadline.after(RETRY_MILLISECONDS) };
    const committed = await database.transaction(work, { isolation: options.isolation, readOnly, retry }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Thrown) return false;
        throw error;
      },
    );
    return { committed, accesses };
  }

  async function access(key: number, appended: number | undefined): Promise<ObservedTransaction['accesses'][number]> {
    const saw = elementsOf((await lists.find({ key }))?.elements);
    if (appended !== undefined) await lists.update({ key }, { elements: [...saw, appended].join() });
    return { key, saw, appended };
  }

  await Promise.all(Array.from({ length: options.clients }, client));
  const final = new Map((await lists.select()).map(({ key, elements }) => [key, elementsOf(elements)]));
  return { transactions, final };
}

function elementsOf(text: string | undefined): number[] {
  return text ? text.split(',').map(Number) : [];
}
