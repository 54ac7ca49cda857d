import { InvalidValue } from '../shared/invalid-value.js';

/** A finite number within bounds, both included. @throws InvalidValue */
export function numberBetween(field: string, value: number, [least, greatest]: readonly [number, number], unit: string): number {
  if (!(value >= least && value <= greatest)) throw new InvalidValue(field, value, `${unit} from ${String(least)} to ${String(greatest)}`);
  return value;
}

/** A whole number within bounds, both included. @throws InvalidValue */
export function wholeNumberBetween(field: string, value: number, [least, greatest]: readonly [number, number]): number {
  if (!Number.isInteger(value)) throw new InvalidValue(field, value, `a whole number from ${String(least)} to ${String(greatest)}`);
  return numberBetween(field, value, [least, greatest], 'a whole number');
}
