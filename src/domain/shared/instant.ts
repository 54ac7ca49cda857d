import { microsecondsOfText, textOfMicroseconds } from './instant-text.js';
import { InvalidValue } from './invalid-value.js';

const MICROSECONDS_PER_MILLISECOND = 1000n;
const MICROSECONDS_PER_SECOND = 1_000_000n;
const ISO = /^([+-]?\d{4,6})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}(?::?\d{2})?)$/;
const EARLIEST = -62_135_596_800_000_000n; // 0001-01-01T00:00:00Z
const LATEST = 253_402_300_799_999_999n; // 9999-12-31T23:59:59.999999Z

/**
 * A moment in UTC, exact to the microsecond (PostgreSQL's resolution), from year 1 to year 9999.
 * Immutable. Not a calendar date and not a duration. `Date` holds milliseconds only: convert at the edge.
 */
export class Instant {
  private constructor(
    /** Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted. */
    readonly epochMicroseconds: bigint,
  ) {}

  /** @throws InvalidValue outside the years 1 to 9999. */
  static fromEpochMicroseconds(microseconds: bigint): Instant {
    if (microseconds < EARLIEST || microseconds > LATEST)
      throw new InvalidValue('instant', `${microseconds} us`, 'a moment between the years 1 and 9999');
    return new Instant(microseconds);
  }

  static fromEpochMilliseconds(milliseconds: number): Instant {
    if (!Number.isSafeInteger(milliseconds)) throw new InvalidValue('instant', String(milliseconds), 'a whole number of milliseconds');
    return Instant.fromEpochMicroseconds(BigInt(milliseconds) * MICROSECONDS_PER_MILLISECOND);
  }

  static fromDate(date: Date): Instant {
    return Instant.fromEpochMilliseconds(date.getTime());
  }

  /** Reads ISO 8601 with an offset (`Z`, `+02`, `+02:00`), `T` or a space, up to six decimals. @throws InvalidValue otherwise. */
  static parse(text: string): Instant {
    const microseconds = microsecondsOfText(text);
    if (!Number.isNaN(microseconds)) return new Instant(BigInt(microseconds));
    const match = ISO.exec(text);
    if (!match) throw new InvalidValue('instant', text, 'ISO 8601 with an offset, such as 2020-04-28T05:26:57.001441Z');
    const [, year, month, day, hour, minute, second, fraction = '', offset = 'Z'] = match as unknown as string[];
    const wall = new Date(0);
    wall.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    wall.setUTCHours(Number(hour), Number(minute), Number(second));
    const sameFields =
      wall.getUTCMonth() === Number(month) - 1 &&
      wall.getUTCDate() === Number(day) &&
      wall.getUTCHours() === Number(hour) &&
      wall.getUTCMinutes() === Number(minute) &&
      wall.getUTCSeconds() === Number(second);
    if (!sameFields) throw new InvalidValue('instant', text, 'a date and time that exist');
    const local = BigInt(wall.getTime()) * MICROSECONDS_PER_MILLISECOND + BigInt(fraction.padEnd(6, '0'));
    return Instant.fromEpochMicroseconds(local - offsetMicroseconds(offset));
  }

  equals(other: Instant): boolean {
    return this.epochMicroseconds === other.epochMicroseconds;
  }

  /** Negative when this is earlier than `other`. */
  compare(other: Instant): number {
    return this.epochMicroseconds < other.epochMicroseconds ? -1 : Number(this.epochMicroseconds > other.epochMicroseconds);
  }

  /** The moment cut (not rounded) to milliseconds. */
  toDate(): Date {
    return new Date(Number(floorDivide(this.epochMicroseconds, MICROSECONDS_PER_MILLISECOND)));
  }

  /** Always six decimals and `Z`: `2020-04-28T05:26:57.001441Z`. Text order is time order. */
  toString(): string {
    return textOfMicroseconds(Number(this.epochMicroseconds)) ?? this.#text();
  }

  #text(): string {
    const seconds = floorDivide(this.epochMicroseconds, MICROSECONDS_PER_SECOND);
    const fraction = this.epochMicroseconds - seconds * MICROSECONDS_PER_SECOND;
    const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
    return `${whole}.${String(fraction).padStart(6, '0')}Z`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

function offsetMicroseconds(offset: string): bigint {
  if (offset === 'Z') return 0n;
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = BigInt(digits.slice(0, 2)) * 60n + BigInt(digits.slice(2, 4));
  return (offset.startsWith('-') ? -minutes : minutes) * 60n * MICROSECONDS_PER_SECOND;
}
