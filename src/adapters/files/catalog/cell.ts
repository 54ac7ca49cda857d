import { InvalidValue } from '../../../domain/shared/invalid-value.js';

/** One value of a source: text in a CSV, any scalar in JSON, `undefined` where the source has no such column. */
export type Cell = string | number | boolean | null | undefined;

const WHOLE = /^[+-]?\d+$/;
const NOT_MEASURED = -999;

/** Empty, null, NaN and their usual spellings; the survey also writes -999 for a number it does not have. */
export function isMissing(cell: Cell): cell is undefined | null {
  if (cell === undefined || cell === null || cell === '') return true;
  if (typeof cell === 'number') return cell === NOT_MEASURED || Number.isNaN(cell);
  if (typeof cell !== 'string') return false;
  const first = cell.charCodeAt(0);
  // Digits and the point begin no spelling of "missing"; most cells end here.
  if (first >= 46 && first <= 57) return false;
  return MISSING.has(cell.toLowerCase()) || (cell.startsWith('-999') && Number(cell) === NOT_MEASURED);
}

const MISSING: ReadonlySet<string> = new Set(['null', 'none', 'nan', 'na', 'n/a', '<na>', '\\n']);

/** @throws InvalidValue when it is there and is no number. */
export function numberOrNull(field: string, cell: Cell): number | null {
  if (isMissing(cell)) return null;
  const value = typeof cell === 'number' ? cell : decimal(cell);
  if (Number.isNaN(value)) throw new InvalidValue(field, cell, 'a decimal number');
  return value;
}

/** @throws InvalidValue when it is missing or no number. */
export function number(field: string, cell: Cell): number {
  return numberOrNull(field, cell) ?? absent(field);
}

/** A 64-bit integer, exact: text of digits, or a number that a double holds exactly. @throws InvalidValue otherwise. */
export function longIntegerOrNull(field: string, cell: Cell): bigint | null {
  if (isMissing(cell)) return null;
  if (typeof cell === 'string' && WHOLE.test(cell)) return BigInt(cell);
  const value = typeof cell === 'number' ? cell : decimal(cell);
  if (!Number.isSafeInteger(value)) throw new InvalidValue(field, cell, 'a whole number with all of its digits');
  return BigInt(value);
}

/** @throws InvalidValue when it is there and is neither true nor false (t, f, 1, 0). */
export function booleanOrNull(field: string, cell: Cell): boolean | null {
  if (isMissing(cell)) return null;
  const value = BOOLEANS.get(String(cell).toLowerCase());
  if (value === undefined) throw new InvalidValue(field, cell, 'true or false');
  return value;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['t', true],
  ['f', false],
  ['1', true],
  ['0', false],
]);

/** Sign of a difference image: t, 1 and true are 1; f, 0, -1 and false are -1. @throws InvalidValue otherwise. */
export function differenceSign(cell: Cell): 1 | -1 {
  if (isMissing(cell)) absent('isdiffpos');
  const sign = SIGNS.get(String(cell).toLowerCase());
  if (sign === undefined) throw new InvalidValue('isdiffpos', cell, 't, f, 1, 0 or -1');
  return sign;
}

const SIGNS: ReadonlyMap<string, 1 | -1> = new Map([
  ['1', 1],
  ['-1', -1],
  ['t', 1],
  ['f', -1],
  ['0', -1],
  ['true', 1],
  ['false', -1],
  ['1.0', 1],
  ['-1.0', -1],
  ['0.0', -1],
]);

export function textOrNull(cell: Cell): string | null {
  return isMissing(cell) ? null : String(cell);
}

/** @throws InvalidValue when it is missing. */
export function text(field: string, cell: Cell): string {
  return textOrNull(cell) ?? absent(field);
}

/** NaN for anything but decimal notation: `Number` alone also reads hexadecimal, and blanks as zero. */
function decimal(cell: string | boolean): number {
  if (typeof cell === 'boolean' || (cell.charCodeAt(1) | 32) === LETTER_X) return NaN;
  // Only what begins with a blank can be nothing but blanks.
  return cell.charCodeAt(0) > BLANK || cell.trim() !== '' ? Number(cell) : NaN;
}

const BLANK = 32;
const LETTER_X = 120;

function absent(field: string): never {
  throw new InvalidValue(field, 'missing', 'a value');
}
