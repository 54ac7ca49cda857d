import { SextantError } from '../../domain/shared/sextant-error.js';

/** An error that is its own cause must not keep us here. */
const LONGEST_CHAIN = 10;

/** Whether an error, or what caused it, says that its work was withdrawn. */
export function wasCancelled(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < LONGEST_CHAIN && cause instanceof Error; depth += 1, cause = cause.cause)
    if (cause.name === 'AbortError' || (cause instanceof SextantError && cause.kind === 'cancelled')) return true;
  return false;
}
