import { Instant } from '../../domain/shared/instant.js';
import type { ColumnSchema } from '../schema/shared/table.js';

/** Says why a value cannot be stored exactly in a column, or nothing when it can. Never called with null or undefined. */
export type ValueFault = (value: unknown) => string | undefined;

const LEAST_INTEGER = -(2 ** 31);
const GREATEST_INTEGER = 2 ** 31 - 1;
const LEAST_BIGINT = -(2n ** 63n);
const GREATEST_BIGINT = 2n ** 63n - 1n;
/** PostgreSQL refuses NUL; UTF-8 cannot write half of a surrogate pair. */
export const NOT_STORABLE = /\0|\p{Surrogate}/u;

const FAULTS: Readonly<Record<ColumnSchema['kind'], ValueFault>> = {
  integer(value) {
    if (typeof value !== 'number') return expected('a number', value);
    if (!Number.isInteger(value)) return `is ${String(value)}, not a whole number`;
    if (value < LEAST_INTEGER || value > GREATEST_INTEGER) return `is ${String(value)}, outside the 32-bit range`;
    return undefined;
  },
  bigint(value) {
    if (typeof value !== 'bigint') return expected('a bigint', value);
    if (value < LEAST_BIGINT || value > GREATEST_BIGINT) return `is ${String(value)}, outside the 64-bit range`;
    return undefined;
  },
  double(value) {
    if (typeof value !== 'number') return expected('a number', value);
    return Number.isFinite(value) ? undefined : `is ${String(value)}, not a finite number`;
  },
  text(value) {
    if (typeof value !== 'string') return expected('a string', value);
    if (!NOT_STORABLE.test(value)) return undefined;
    return value.includes('\0') ? 'contains the character NUL' : 'contains half of a surrogate pair';
  },
  boolean: (value) => (typeof value === 'boolean' ? undefined : expected('true or false', value)),
  instant: (value) => (value instanceof Instant ? undefined : expected('an Instant', value)),
};

/** The check of one column's type and range, the same on every engine. */
export function valueFault(column: ColumnSchema): ValueFault {
  return FAULTS[column.kind];
}

/** True when the text has more code points than that. A code point takes one or two UTF-16 units. */
export function longerThan(text: string, codePoints: number): boolean {
  return text.length > codePoints && (text.length > 2 * codePoints || countCodePoints(text) > codePoints);
}

/** Characters of a text as the databases count them: an emoji is one. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

function expected(what: string, value: unknown): string {
  const given = value instanceof Date ? 'a Date' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  return `takes ${what}, not ${given}`;
}
