import { Instant } from '../../../domain/shared/instant.js';

/** Reads one value from PostgreSQL's text form; never called for NULL. */
export type ValueParser = (text: string) => unknown;

/** Type numbers of `pg_type`, fixed for the built-in types. */
const OID = { bool: 16, int8: 20, int2: 21, int4: 23, text: 25, float4: 700, float8: 701, varchar: 1043, timestamptz: 1184 } as const;

const asIs: ValueParser | undefined = undefined;

const EXACT: ReadonlyMap<number, ValueParser | undefined> = new Map<number, ValueParser | undefined>([
  [OID.bool, (text) => text === 't'],
  [OID.int2, Number],
  [OID.int4, Number],
  [OID.int8, BigInt],
  [OID.float4, Number],
  [OID.float8, Number],
  [OID.text, asIs],
  [OID.varchar, asIs],
  [OID.timestamptz, parseInstant],
]);

/** Where the driver's own parsers are found, for the types no column kind maps to (json, numeric, arrays, …). */
export interface FallbackParsers {
  getTypeParser(oid: number, format: 'text'): ValueParser;
}

/** The parser of a type: exact for the column kinds, the driver's own for every other; `undefined`: the text is the value. */
export function valueParser(oid: number, fallback: FallbackParsers): ValueParser | undefined {
  return EXACT.has(oid) ? EXACT.get(oid) : fallback.getTypeParser(oid, 'text');
}

const ZERO = 48;
const MICROSECOND_DIGITS = 6;

/** `2020-04-28 05:26:57.001441+00`, as a session in UTC writes it; any other form goes the slow way. */
export function parseInstant(text: string): Instant {
  const end = text.length - 3;
  if (end < 19 || !text.endsWith('+00') || text[4] !== '-' || text[10] !== ' ' || (end > 19 && text[19] !== '.'))
    return Instant.parse(text);
  const milliseconds = Date.UTC(
    digits(text, 0, 4),
    digits(text, 5, 7) - 1,
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
  );
  // Date.UTC takes the years 0 to 99 for the twentieth century.
  if (text.startsWith('00') || Number.isNaN(milliseconds)) return Instant.parse(text);
  let micros = 0;
  if (end > 19) micros = digits(text, 20, end) * 10 ** (MICROSECOND_DIGITS - (end - 20));
  return Instant.fromEpochMicroseconds(BigInt(milliseconds) * 1000n + BigInt(micros));
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) value = value * 10 + text.charCodeAt(index) - ZERO;
  return value;
}
