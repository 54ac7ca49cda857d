import { Instant } from '../../../domain/shared/instant.js';
import type { ColumnKind, ColumnSchema } from '../../schema/shared/table.js';
import { valueFault } from '../value-fault.js';

/** Why a value from outside does not fit; thrown and caught inside of the search. */
export class UnfitValue extends Error {}

const WHOLE = /^-?\d{1,19}$/;
const DECIMAL = /^-?\d{1,309}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?$/;
const MEANT: Readonly<Record<ColumnKind, string>> = {
  integer: 'a whole number of 32 bits',
  bigint: 'a whole number of 64 bits, as a text when it is beyond 2^53',
  double: 'a number',
  text: 'a text',
  boolean: 'true or false',
  instant: 'a time such as 2020-04-28T05:26:57.001441Z',
};

/** Reads a value of JSON or of a command line as one of the column. Texts of digits stand for numbers. @throws UnfitValue */
export function searchValue(column: ColumnSchema, given: unknown): unknown {
  const value = READERS[column.kind](given);
  if (value === undefined || value === null) throw new UnfitValue(`has to be ${MEANT[column.kind]}`);
  const fault = valueFault(column)(value);
  if (fault !== undefined) throw new UnfitValue(`${fault}; it has to be ${MEANT[column.kind]}`);
  return value;
}

type Reader = (given: unknown) => unknown;

/** Each gives nothing for what is not a value of its kind. */
const READERS: Readonly<Record<ColumnKind, Reader>> = {
  integer: (given) => (typeof given === 'string' ? whole(given) : typeof given === 'number' ? given : undefined),
  bigint: (given) => {
    if (typeof given === 'string') return WHOLE.test(given) ? BigInt(given) : undefined;
    return typeof given === 'bigint' ? given : Number.isSafeInteger(given) ? BigInt(given as number) : undefined;
  },
  double: (given) => {
    if (typeof given === 'string') return DECIMAL.test(given) ? Number(given) : undefined;
    return typeof given === 'number' ? given : undefined;
  },
  text: (given) => (typeof given === 'string' ? given : undefined),
  boolean: (given) => (given === true || given === 'true' ? true : given === false || given === 'false' ? false : undefined),
  instant: (given) => (given instanceof Instant ? given : typeof given === 'string' ? instant(given) : undefined),
};

function whole(text: string): number | undefined {
  return WHOLE.test(text) ? Number(text) : undefined;
}

function instant(text: string): Instant | undefined {
  try {
    return Instant.parse(text);
  } catch {
    return undefined;
  }
}
