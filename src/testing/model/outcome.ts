import { User } from '../../domain/identity/user.js';
import { SextantError } from '../../domain/shared/sextant-error.js';

/** What a caller could tell of one call, in a form that is equal on every engine or else a divergence. */
export type Outcome = { readonly gave: unknown } | { readonly failed: string; readonly facts: Readonly<Record<string, unknown>> };

/** The error that a program's own work throws. */
export class ThrownByProgram extends Error {}

/** Runs a call to its outcome. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { gave: withoutIds(await call()) };
  } catch (error) {
    return failureOf(error);
  }
}

export function failureOf(error: unknown): Outcome {
  if (error instanceof ThrownByProgram) return { failed: 'THROWN_BY_PROGRAM', facts: {} };
  if (!(error instanceof SextantError)) return { failed: String(error), facts: {} };
  // Transactions and users are numbered differently on each engine.
  const { transaction: _number, id: _id, ...facts } = error.facts;
  return { failed: error.code, facts };
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (!(value instanceof User)) return value;
  return { email: value.email, name: value.name, createdAt: value.createdAt };
}
