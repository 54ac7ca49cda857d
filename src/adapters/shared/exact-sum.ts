/** Doubles are whole multiples of 2^-1074, the least positive one. */
const LEAST_EXPONENT = -1074;
const DOUBLE_DIGITS = 53;
const UNITS_PER_ONE = 1n << BigInt(-LEAST_EXPONENT);

/** Numbers added without any rounding, integers or doubles: the result depends neither on their order nor on the engine. */
export class ExactSum {
  /** In units of the least positive double, or of one. */
  private total = 0n;
  private numbers = 0n;

  constructor(private readonly kind: 'integer' | 'double') {}

  /** Adds one number. */
  add(value: number | bigint): void {
    this.addMany(this.kind === 'integer' ? BigInt(value) : unitsOf(value as number), 1n);
  }

  /** Adds the sum of `count` numbers, an integer times 2^exponent. `exponent` is at least -1074, and 0 for integers. */
  addScaled(sum: bigint, exponent: number, count: bigint): void {
    this.addMany(this.kind === 'integer' ? sum : sum << BigInt(exponent - LEAST_EXPONENT), count);
  }

  /** Of integers a bigint, of doubles the nearest double; null when nothing was added. */
  get sum(): bigint | number | null {
    if (this.numbers === 0n) return null;
    return this.kind === 'integer' ? this.total : nearestDouble(this.total, UNITS_PER_ONE);
  }

  /** The double nearest to the exact mean; null when nothing was added. */
  get average(): number | null {
    if (this.numbers === 0n) return null;
    return nearestDouble(this.total, this.numbers * (this.kind === 'integer' ? 1n : UNITS_PER_ONE));
  }

  private addMany(units: bigint, count: bigint): void {
    this.total += units;
    this.numbers += count;
  }
}

const FRACTION_BITS = 52n;
const FRACTION_MASK = (1n << FRACTION_BITS) - 1n;
const EXPONENT_MASK = 0x7ffn;

/** A finite double as a multiple of the least positive one. */
function unitsOf(value: number): bigint {
  const bits = new BigUint64Array(new Float64Array([Math.abs(value)]).buffer)[0] ?? 0n;
  const biased = (bits >> FRACTION_BITS) & EXPONENT_MASK;
  const fraction = bits & FRACTION_MASK;
  const units = biased === 0n ? fraction : (fraction | (1n << FRACTION_BITS)) << (biased - 1n);
  return value < 0 ? -units : units;
}

/** The double nearest to a fraction, ties to even (IEEE 754 roundTiesToEven); `denominator` is positive. */
export function nearestDouble(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  // From 0, so that what rounds to nothing has no sign.
  if (numerator < 0n) return 0 - nearestDouble(-numerator, denominator);
  // The place of the last binary digit that the double has room for.
  let last = Math.max(bitsOf(numerator) - bitsOf(denominator) - DOUBLE_DIGITS, LEAST_EXPONENT);
  let [quotient, rest, divisor] = divided(numerator, denominator, last);
  if (bitsOf(quotient) > DOUBLE_DIGITS) [quotient, rest, divisor] = divided(numerator, denominator, ++last);
  const half = 2n * rest - divisor;
  if (half > 0n || (half === 0n && quotient % 2n === 1n)) quotient += 1n;
  return Number(quotient) * 2 ** last;
}

/** Divides by the denominator times 2^exponent. */
function divided(numerator: bigint, denominator: bigint, exponent: number): [quotient: bigint, rest: bigint, divisor: bigint] {
  const scaled = exponent < 0 ? numerator << BigInt(-exponent) : numerator;
  const divisor = exponent > 0 ? denominator << BigInt(exponent) : denominator;
  return [scaled / divisor, scaled % divisor, divisor];
}

function bitsOf(value: bigint): number {
  return value.toString(2).length;
}
