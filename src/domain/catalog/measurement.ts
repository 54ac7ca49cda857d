import { InvalidValue } from '../shared/invalid-value.js';

const SMALLEST_32_BITS = -2_147_483_648;
const LARGEST_32_BITS = 2_147_483_647;
const SMALLEST_64_BITS = -9_223_372_036_854_775_808n;
const LARGEST_64_BITS = 9_223_372_036_854_775_807n;

/** A measured number that must be there. @throws InvalidValue when not finite. */
export function measured(field: string, value: number): number {
  if (!Number.isFinite(value)) throw new InvalidValue(field, value, 'a finite number');
  return value;
}

/** A number that may not have been measured (`null`). @throws InvalidValue when not finite: NaN is no way to say "missing". */
export function perhapsMeasured(field: string, value: number | null): number | null {
  return value === null ? null : measured(field, value);
}

/** Far beyond any star, near enough that statistics of any number of magnitudes are finite: their squares are summed. */
const LARGEST_MAGNITUDE = 1e9;

/** A magnitude or its error, mag. @throws InvalidValue when not finite or beyond 10⁹. */
export function magnitude(field: string, value: number): number {
  if (!(Math.abs(value) <= LARGEST_MAGNITUDE)) throw new InvalidValue(field, value, 'a magnitude, from -1e9 to 1e9');
  return value;
}

/** @throws InvalidValue unless `null` or a `magnitude`. */
export function perhapsMagnitude(field: string, value: number | null): number | null {
  return value === null ? null : magnitude(field, value);
}

/** @throws InvalidValue unless `null` or a 32-bit integer. */
export function perhapsInteger(field: string, value: number | null): number | null {
  if (value !== null && !(Number.isInteger(value) && value >= SMALLEST_32_BITS && value <= LARGEST_32_BITS))
    throw new InvalidValue(field, value, 'a 32-bit integer');
  return value;
}

/** @throws InvalidValue unless `null` or within 64 bits. */
export function perhapsLongInteger(field: string, value: bigint | null): bigint | null {
  if (value !== null && (value < SMALLEST_64_BITS || value > LARGEST_64_BITS)) throw new InvalidValue(field, value, 'a 64-bit integer');
  return value;
}

/** @throws InvalidValue unless a 32-bit integer. */
export function integer(field: string, value: number): number {
  perhapsInteger(field, value);
  return value;
}

/** @throws InvalidValue unless a 32-bit integer of at least that much. */
export function atLeast(field: string, value: number, least: number): number {
  if (integer(field, value) < least) throw new InvalidValue(field, value, `a whole number from ${String(least)} up`);
  return value;
}

/** @throws InvalidValue unless within 64 bits. */
export function longInteger(field: string, value: bigint): bigint {
  perhapsLongInteger(field, value);
  return value;
}

/** A part of a whole. @throws InvalidValue outside [0, 1]. */
export function share(field: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new InvalidValue(field, value, 'a number from 0 to 1');
  return value;
}
