/** Count, mean and scatter of one coordinate, in a form in which two of them can be merged. */
export interface CoordinateSpread {
  readonly count: number;
  /** Degrees. */
  readonly mean: number;
  /** Sum of the squared deviations from the mean, square degrees. */
  readonly squares: number;
}

/** How differences of the coordinate are taken: right ascension goes round, declination does not. */
export type Difference = (degrees: number) => number;

/** A difference of right ascensions, folded into [-180, 180]: 0.1 is 0.2 degrees after 359.9. */
export const aroundTheCircle: Difference = (degrees) => degrees - 360 * Math.round(degrees / 360);

export const alongTheMeridian: Difference = (degrees) => degrees;

/**
 * mean = r + sum(d_i) / n and squares = sum((d_i - mean(d))^2), with d_i = x_i - r and r the first value. Taking the
 * offsets first keeps all their digits: the scatter of an object (about 1e-5 degrees) is far below its coordinate.
 */
export function spreadOf(values: readonly number[], difference: Difference): CoordinateSpread {
  const reference = values[0] ?? 0;
  let sum = 0;
  for (const value of values) sum += difference(value - reference);
  const shift = values.length === 0 ? 0 : sum / values.length;
  let squares = 0;
  for (const value of values) squares += (difference(value - reference) - shift) ** 2;
  return { count: values.length, mean: reference + shift, squares };
}

/**
 * The spread of both samples together: mean = a + d * nb / n, squares = Sa + Sb + d^2 * na * nb / n with d = b - a.
 * Source: Chan, Golub and LeVeque 1983, The American Statistician 37, 242, equation 2.1.
 */
export function mergeSpreads(one: CoordinateSpread, other: CoordinateSpread, difference: Difference): CoordinateSpread {
  const count = one.count + other.count;
  const apart = difference(other.mean - one.mean);
  const mean = one.mean + (apart * other.count) / count;
  return { count, mean, squares: one.squares + other.squares + (apart ** 2 * one.count * other.count) / count };
}

/** Sample standard deviation sqrt(squares / (n - 1)), degrees; `null` for fewer than two values. */
export function standardDeviation(spread: CoordinateSpread): number | null {
  return spread.count < 2 ? null : Math.sqrt(spread.squares / (spread.count - 1));
}

/** The inverse of `standardDeviation`, for a spread that was stored. */
export function squaresFrom(deviation: number | null, count: number): number {
  return deviation === null || count < 2 ? 0 : deviation ** 2 * (count - 1);
}
