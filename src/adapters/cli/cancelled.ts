import { SextantError } from '../../domain/shared/sextant-error.js';
import { originOf } from './exit-code.js';

/** Whether an error only says that its work was withdrawn. */
export function wasCancelled(error: unknown): boolean {
  if (error instanceof SextantError) return originOf(error).kind === 'cancelled';
  return error instanceof Error && (error.name === 'AbortError' || error.message.startsWith('stopped by SIG'));
}
