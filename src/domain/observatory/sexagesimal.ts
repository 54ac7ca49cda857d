import { InvalidValue } from '../shared/invalid-value.js';

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const HOURS = /^(\d{1,2})(?:h\s*|:|\s+)(\d{1,2})(?:m\s*|:|\s+)(\d{1,2})(?:\.(\d{0,10}))?s?$/;
const DEGREES = /^([+-]?)(\d{1,2})(?:[d°]\s*|:|\s+)(\d{1,2})(?:[m'′]\s*|:|\s+)(\d{1,2})(?:\.(\d{0,10}))?[s"″]?$/;

/**
 * A right ascension as people write it: decimal degrees (`83.80860`), or hours, minutes and seconds (`05:35:14.16`, `05 35 14.16`,
 * `05h35m14.16s`). Gives degrees in [0, 360), the nearest double to what was written.
 * @throws InvalidValue
 */
export function rightAscensionFrom(text: string): number {
  const trimmed = text.trim();
  const parts = HOURS.exec(trimmed);
  const degrees = DECIMAL.test(trimmed) ? Number(trimmed) : parts ? fromParts(parts[1], parts[2], parts[3], parts[4], 240) : Number.NaN;
  if (!(degrees >= 0 && degrees < 360))
    throw new InvalidValue('ra', text, 'degrees in [0, 360), or hours such as 05:35:14.16 or 05h35m14.16s');
  return degrees;
}

/**
 * A declination as people write it: decimal degrees (`-5.3725`), or degrees, minutes and seconds (`-05:22:21`, `-05 22 21`,
 * `-05d22m21s`, `-05°22′21″`). Gives degrees in [-90, 90], the nearest double to what was written.
 * @throws InvalidValue
 */
export function declinationFrom(text: string): number {
  // Papers and catalogues print the minus sign of typography.
  const trimmed = text.trim().replace(/^−/, '-');
  const parts = DEGREES.exec(trimmed);
  const size = parts ? fromParts(parts[2], parts[3], parts[4], parts[5], 3_600) : Number.NaN;
  // The sign stands before the degrees, also before 00.
  const degrees = DECIMAL.test(trimmed) ? Number(trimmed) : parts?.[1] === '-' ? -size : size;
  if (!(degrees >= -90 && degrees <= 90))
    throw new InvalidValue('dec', text, 'degrees in [-90, 90], such as -5.3725, -05:22:21 or -05d22m21s');
  return degrees;
}

/** One division of two whole numbers that a double holds, so that it is rounded once. NaN for 60 minutes or seconds. */
function fromParts(whole = '', minutes = '', seconds = '', fraction = '', secondsPerDegree: number): number {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return Number.NaN;
  const scale = 10 ** fraction.length;
  const count = (Number(whole) * 3_600 + Number(minutes) * 60 + Number(seconds)) * scale + Number(fraction);
  return count / (secondsPerDegree * scale);
}
