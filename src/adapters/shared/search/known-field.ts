import type { SearchOperator } from '../../../ports/shared/search.js';
import type { ColumnSchema } from '../../schema/shared/table.js';

/** A field that is open to searches. */
export interface KnownField {
  readonly name: string;
  readonly column: string;
  readonly schema: ColumnSchema;
  readonly operators: readonly SearchOperator[];
  readonly sortable: boolean;
}

/** What was given, in a form that is short and safe to print. */
export function shown(given: unknown): string {
  const text =
    typeof given === 'string' ? JSON.stringify(given) : typeof given === 'object' && given !== null ? 'an object' : String(given);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
