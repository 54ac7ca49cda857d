import { z } from 'zod';
import { Instant } from '../../domain/shared/instant.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';

const LARGEST_INT64 = 9_223_372_036_854_775_807n;
const DECIMAL = /^[+-]?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?$/i;
const POSITIVE_INTEGER = /^[1-9]\d{0,18}$/;

/** A 64-bit id as clients send it: decimal digits in a string, because a JSON number loses digits beyond 2^53. Gives a bigint. */
export const int64Id = z
  .string()
  .regex(POSITIVE_INTEGER, { error: 'expected a whole number from 1 to 9223372036854775807', abort: true })
  .refine((digits) => BigInt(digits) <= LARGEST_INT64, { error: 'expected a whole number from 1 to 9223372036854775807', abort: true })
  .transform(BigInt);

/** A 64-bit integer in an answer. */
export const int64 = z.string().regex(/^-?\d{1,19}$/);

/** An instant in an answer: UTC with six decimals, `2020-04-28T05:26:57.001441Z`. */
export const instant = z.string().meta({ format: 'date-time', examples: ['2020-04-28T05:26:57.001441Z'] });

/** A whole number in a query; takes plain digits only (`Number` would also take `1e3`, `0x10` and the empty text). */
export function queryInteger(bounds: { readonly least: number; readonly most: number; readonly otherwise: number }) {
  return z
    .preprocess(
      (given) => (typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given),
      z
        .int({ error: `expected a whole number from ${bounds.least} to ${bounds.most}, given once` })
        .min(bounds.least)
        .max(bounds.most),
    )
    .default(bounds.otherwise);
}

/** A number in a query, written in decimal: `12`, `-0.5`, `1e-3`. */
export function queryNumber({ least, most, below }: { readonly least: number; readonly most?: number; readonly below?: number }) {
  const error = `expected a number from ${least} ${most === undefined ? `to less than ${String(below)}` : `to ${most}`}, given once`;
  return z.preprocess(
    (given) => (typeof given === 'string' && DECIMAL.test(given) ? Number(given) : given),
    z
      .number({ error })
      .min(least, { error })
      .max(most ?? Infinity, { error })
      .lt(below ?? Infinity, { error }),
  );
}

/** A text that must be what a domain function accepts; its `InvalidValue` becomes the refusal of the field. */
export function domainText<Value>(make: (text: string) => Value) {
  return z.string().transform((text, context): Value => {
    try {
      return make(text);
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      context.issues.push({ code: 'custom', input: text, message: `expected ${error.expected}` });
      return z.NEVER;
    }
  });
}

/** A moment in a body: ISO 8601 with an offset. */
export const givenInstant = domainText((text) => Instant.parse(text));

/** `value` as a string, `null` as `null`. */
export function int64OrNull(value: bigint | null): string | null {
  return value === null ? null : String(value);
}
