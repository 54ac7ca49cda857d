import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** Days since 1858-11-17T00:00 UTC (MJD = JD - 2400000.5), as the survey gives them: not an `Instant`, so that no digit is lost. */
export type ModifiedJulianDate = Brand<number, 'ModifiedJulianDate'>;

const JULIAN_DATE_OF_ZERO = 2_400_000.5;
const LATEST = 100_000; // the year 2132; a larger value is a Julian date given in the wrong column

/** @throws InvalidValue outside (0, 100000). */
export function modifiedJulianDate(days: number, field = 'mjd'): ModifiedJulianDate {
  if (!(days > 0 && days < LATEST)) throw new InvalidValue(field, days, 'a modified Julian date between 0 and 100000');
  return days as ModifiedJulianDate;
}

/** From a Julian date; the subtraction is exact in binary64, so both forms of one date give one number. */
export function fromJulianDate(julianDate: number): number {
  return julianDate - JULIAN_DATE_OF_ZERO;
}
