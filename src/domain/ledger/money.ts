import { InvalidValue } from '../shared/invalid-value.js';
import { Currency, decimalsOf } from './currency.js';
import { CurrencyMismatch } from './money.errors.js';

const LARGEST = 9_223_372_036_854_775_807n;
const AMOUNT = /^(-?)(\d{1,19})(?:\.(\d{1,4}))?$/;

/**
 * An exact amount in one currency: a whole number of its minor units (cents), 64 bits, may be negative. Immutable. Never a
 * number of floating point; not a price per unit and not a rate.
 */
export class Money {
  readonly currency: Currency;

  /** @throws InvalidValue for a currency that is none, or an amount beyond 64 bits. */
  constructor(
    readonly minorUnits: bigint,
    currency: string,
  ) {
    this.currency = Currency(currency);
    if (minorUnits > LARGEST || minorUnits < -LARGEST) throw tooLarge(minorUnits);
  }

  /** Reads `40`, `40.5` or `-40.50`; no more decimals than the currency has. @throws InvalidValue otherwise. */
  static parse(amount: string, currency: string): Money {
    const decimals = decimalsOf(Currency(currency));
    const [, sign, whole, fraction = ''] = AMOUNT.exec(amount) ?? [];
    if (whole === undefined || fraction.length > decimals)
      throw new InvalidValue('amount', amount, `a decimal number with at most ${String(decimals)} decimals, such as ${example(decimals)}`);
    const units = BigInt(whole + fraction.padEnd(decimals, '0'));
    return new Money(sign === '-' ? -units : units, currency);
  }

  get isPositive(): boolean {
    return this.minorUnits > 0n;
  }

  /** @throws CurrencyMismatch; InvalidValue when the sum is beyond 64 bits. */
  plus(other: Money): Money {
    this.#meet(other);
    return new Money(this.minorUnits + other.minorUnits, this.currency);
  }

  /** @throws CurrencyMismatch; InvalidValue when the difference is beyond 64 bits. */
  minus(other: Money): Money {
    return this.plus(other.negated());
  }

  negated(): Money {
    return new Money(-this.minorUnits, this.currency);
  }

  /** @throws CurrencyMismatch */
  isLessThan(other: Money): boolean {
    this.#meet(other);
    return this.minorUnits < other.minorUnits;
  }

  equals(other: Money): boolean {
    return this.minorUnits === other.minorUnits && this.currency === other.currency;
  }

  /** The amount with all decimals of its currency: `40.00`. */
  get amount(): string {
    const decimals = decimalsOf(this.currency);
    const digits = String(this.minorUnits < 0n ? -this.minorUnits : this.minorUnits).padStart(decimals + 1, '0');
    const sign = this.minorUnits < 0n ? '-' : '';
    return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }

  /** `40.00 EUR` */
  toString(): string {
    return `${this.amount} ${this.currency}`;
  }

  #meet(other: Money): void {
    if (other.currency !== this.currency) throw new CurrencyMismatch(this.currency, other.currency);
  }
}

function example(decimals: number): string {
  return decimals === 0 ? '40' : `40.${'0'.repeat(decimals)}`;
}

function tooLarge(minorUnits: bigint): InvalidValue {
  return new InvalidValue('amount', minorUnits, 'a whole number of minor units of at most 64 bits');
}
