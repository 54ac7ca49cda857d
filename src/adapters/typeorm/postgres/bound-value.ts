import { Instant } from '../../../domain/shared/instant.js';

/** A parameter as the protocol carries it: text, bytes, or NULL. */
export type BoundValue = string | Buffer | null;

/**
 * The text form of a parameter; arrays become array literals. Exact for every kind of column: shortest round-trip
 * digits, and the sign of a negative zero. @throws TypeError for what has no form in SQL (a function, a symbol).
 */
export function boundValue(value: unknown): BoundValue {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : objectText(value);
    default:
      throw new TypeError(`a ${typeof value} cannot be a parameter of a statement`);
  }
}

function objectText(value: object): BoundValue {
  if (value instanceof Instant) return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayLiteral(value);
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return JSON.stringify(value);
}

function arrayLiteral(values: readonly unknown[]): string {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    text += element(value);
  }
  return `${text}}`;
}

function element(value: unknown): string {
  if (Array.isArray(value)) return arrayLiteral(value);
  const bound = boundValue(value);
  if (bound === null) return 'NULL';
  if (typeof bound !== 'string') return `"\\\\x${bound.toString('hex')}"`;
  // Numbers and booleans need no quotes, and most arrays are of those.
  if (typeof value !== 'string' && typeof value !== 'object') return bound;
  return `"${bound.replace(/["\\]/g, '\\$&')}"`;
}
