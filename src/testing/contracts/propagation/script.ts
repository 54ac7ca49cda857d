import type { Propagation } from '../../../ports/shared/transaction.js';

/** One call of `transaction()`, as data: both a real database and the oracle can carry it out. */
export interface ScriptedCall {
  readonly propagation: Propagation;
  readonly steps: readonly ScriptStep[];
  /** What the work does after its last step. */
  readonly ends: 'returns' | 'throws';
}

export type ScriptStep =
  | { readonly does: 'write' }
  /** A statement that the database refuses, and work that carries on as if nothing had happened. */
  | { readonly does: 'break' }
  | { readonly does: 'setRollbackOnly' }
  | { readonly does: 'call'; readonly call: ScriptedCall; readonly failure: 'caught' | 'let through' };

/**
 * Everything that can be told from outside. A call is known by its place: `0`, and `0.1` for the one in its second step;
 * so is a row (`0.1.0`).
 */
export interface Observation {
  /** Of each call that was made: `returned`, the code of the error it threw, or `thrown by <place>` for the work's own. */
  readonly calls: Readonly<Record<string, string>>;
  /** Whether a call's work saw the rows that the work around it had written before; absent when there were none. */
  readonly sees: Readonly<Record<string, boolean>>;
  /** The rows that are stored in the end, in order. */
  readonly stored: readonly string[];
  /** The hooks that ran, in order: `0.1 committed`, `0 rolled back`. */
  readonly hooks: readonly string[];
}

export const PROPAGATIONS: readonly Propagation[] = ['required', 'requiresNew', 'nested', 'supports', 'notSupported', 'mandatory', 'never'];

/** The places of all rows that a script may write. */
export function rowPlaces(call: ScriptedCall, place = '0'): string[] {
  return call.steps.flatMap((step, index) => {
    const here = `${place}.${String(index)}`;
    if (step.does === 'call') return rowPlaces(step.call, here);
    return step.does === 'write' ? [here] : [];
  });
}

/** A script as one line, for the messages of failing tests. */
export function scriptText({ propagation, steps, ends }: ScriptedCall): string {
  const texts = steps.map((step) => (step.does === 'call' ? `${scriptText(step.call)} ${step.failure}` : step.does));
  return `${propagation}(${[...texts, ends].join(', ')})`;
}
