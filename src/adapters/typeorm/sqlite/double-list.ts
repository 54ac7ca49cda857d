/**
 * Doubles as JSON that SQLite reads back to the last bit: each as `[m, e]`, both integers, standing for m · 2^e. A
 * decimal would not do, because SQLite's reading of decimals may miss by one unit in the last place.
 */
export function encodeDoubles(values: readonly number[]): string {
  return JSON.stringify(values.map(mantissaAndExponent));
}

/** The rows of a list that `encodeDoubles` made. */
export function selectDoubles(placeholder: string): string {
  return `SELECT (value ->> 0) * pow(2.0, value ->> 1) FROM json_each(${placeholder})`;
}

const FRACTION_BITS = 52n;
const EXPONENT_MASK = 0x7ffn;
const EXPONENT_BIAS = 1075;

/** IEEE 754 binary64 taken apart; zero and the subnormal numbers have no hidden bit. */
function mantissaAndExponent(value: number): readonly [mantissa: number, exponent: number] {
  const bits = new BigUint64Array(new Float64Array([Math.abs(value)]).buffer)[0] ?? 0n;
  const biased = Number((bits >> FRACTION_BITS) & EXPONENT_MASK);
  const fraction = Number(bits & ((1n << FRACTION_BITS) - 1n));
  const mantissa = biased === 0 ? fraction : fraction + 2 ** Number(FRACTION_BITS);
  return [Math.sign(value) * mantissa, Math.max(biased, 1) - EXPONENT_BIAS];
}
