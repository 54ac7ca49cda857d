import { Instant } from '../../../domain/shared/instant.js';
import { ValueNotStorable } from '../../../ports/shared/database.errors.js';

const SMALLEST_INTEGER = -(2n ** 63n);
const LARGEST_INTEGER = 2n ** 63n - 1n;

/**
 * The values as the native module can bind them without loss. Left to itself it binds a bigint and NaN as NULL, an
 * object as "[object Object]" and a Date as floating-point milliseconds, all without a word.
 *
 * @throws ValueNotStorable naming the statement and the placeholder.
 */
export function boundValues(statement: string, values: readonly unknown[]): readonly unknown[] {
  let bound: unknown[] | undefined;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value === 'string' || value === null) continue;
    const storable = boundValue(statement, index, value);
    if (storable !== value) (bound ??= [...values])[index] = storable;
  }
  return bound ?? values;
}

function boundValue(statement: string, index: number, value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      if (Number.isFinite(value)) return value;
      break;
    case 'bigint':
      // A text is converted back by the INTEGER affinity of its column, digit for digit.
      if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
      if (value >= SMALLEST_INTEGER && value <= LARGEST_INTEGER) return String(value);
      break;
    case 'boolean':
      return value ? 1 : 0;
    case 'object':
      if (Buffer.isBuffer(value)) return value;
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      if (value instanceof Instant) return value.toString();
      if (value instanceof Date) return Instant.fromDate(value).toString();
      break;
    default:
      break;
  }
  throw new ValueNotStorable(statement, `$${String(index + 1)}`, `is ${describe(value)}, which SQLite cannot hold as it is`);
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `an object (${value.constructor.name})`;
  return typeof value === 'bigint' ? `${String(value)}, an integer of more than 64 bits` : String(value);
}
