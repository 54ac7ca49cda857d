import { InvalidValue } from './invalid-value.js';

const LARGEST_PAGE = 1_000;
const DEFAULT_PAGE = 100;

/** A window on an ordered list. */
export class Page {
  readonly limit: number;
  readonly offset: number;

  /** @throws InvalidValue unless `limit` is 1 to 1,000 (default 100) and `offset` a whole number from 0 (default 0). */
  constructor({ limit = DEFAULT_PAGE, offset = 0 }: { readonly limit?: number | undefined; readonly offset?: number | undefined } = {}) {
    if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE)
      throw new InvalidValue('limit', limit, 'a whole number from 1 to 1000');
    if (!Number.isSafeInteger(offset) || offset < 0) throw new InvalidValue('offset', offset, 'a whole number from 0 up');
    this.limit = limit;
    this.offset = offset;
  }
}
