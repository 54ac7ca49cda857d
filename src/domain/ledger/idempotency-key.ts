import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** What a caller names one request by, so that repeating it does nothing twice: a UUID, the number of an order. */
export type IdempotencyKey = Brand<string, 'IdempotencyKey'>;

const LONGEST = 255;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** @throws InvalidValue unless it is 1 to 255 printable characters. */
export function IdempotencyKey(text: string): IdempotencyKey {
  const length = [...text].length;
  if (length === 0 || length > LONGEST || UNPRINTABLE.test(text))
    throw new InvalidValue('idempotency key', text, '1 to 255 printable characters');
  return text as IdempotencyKey;
}
