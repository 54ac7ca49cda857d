import { SextantError } from '../../../domain/shared/sextant-error.js';
import type { Transaction, TransactionOptions } from '../../../ports/shared/transaction.js';
import { rejection } from '../rejection.js';
import type { TransactionsSubject } from '../transactions/transactions-subject.js';
import { rowPlaces, type Observation, type ScriptedCall } from './script.js';

/** The row whose second insert is the statement that fails. Store it before running scripts. */
export const TAKEN_ROW = 'taken';

class ThrownByWork extends Error {}

/**
 * Carries a script out on a database and tells what could be seen. The rows of one script are named after `run`, so that
 * many can run in one table. Nothing is retried: a conflict would be seen as one.
 */
export async function observe(
  subject: TransactionsSubject,
  run: string,
  script: ScriptedCall,
  options: Pick<TransactionOptions, 'isolation'> = {},
): Promise<Observation> {
  const { database, counters } = subject;
  const calls: Record<string, string> = {};
  const sees: Record<string, boolean> = {};
  const hooks: string[] = [];
  const rowName = (place: string): string => `${run}/${place}`;

  async function call(scripted: ScriptedCall, place: string, look: string | undefined): Promise<void> {
    try {
      await database.transaction((transaction) => work(scripted, place, look, transaction), {
        ...options,
        propagation: scripted.propagation,
        retry: false,
      });
      calls[place] = 'returned';
    } catch (error) {
      calls[place] = nameOf(error);
      throw error;
    }
  }

  async function work(scripted: ScriptedCall, place: string, look: string | undefined, transaction: Transaction): Promise<void> {
    transaction.afterCommit(() => void hooks.push(`${place} committed`));
    transaction.afterRollback(() => void hooks.push(`${place} rolled back`));
    if (look !== undefined) sees[place] = (await counters.find({ name: rowName(look) })) !== undefined;
    let written: string | undefined;
    for (const [index, step] of scripted.steps.entries()) {
      const here = `${place}.${String(index)}`;
      if (step.does === 'call') {
        const made = call(step.call, here, written);
        await (step.failure === 'caught' ? made.catch(() => undefined) : made);
      } else if (step.does === 'setRollbackOnly') transaction.setRollbackOnly();
      else if (step.does === 'break') await rejection(counters.insert({ name: TAKEN_ROW, count: 0 }));
      else {
        await counters.insert({ name: rowName(here), count: 0 });
        written = here;
      }
    }
    if (scripted.ends === 'throws') throw new ThrownByWork(`thrown by ${place}`);
  }

  await call(script, '0', undefined).catch(() => undefined);
  const places = rowPlaces(script);
  const rows = await counters.select({ where: { name: { in: places.map(rowName) } } });
  const stored = new Set(rows.map(({ name }) => name));
  return { calls, sees, stored: places.filter((place) => stored.has(rowName(place))).sort(), hooks };
}

function nameOf(error: unknown): string {
  if (error instanceof ThrownByWork) return error.message;
  return error instanceof SextantError ? error.code : String(error);
}
