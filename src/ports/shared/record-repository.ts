import type { CallOptions } from './call-options.js';
import type { NumberedPage, NumberedPageRequest } from './paging.js';

/** What every table can do that holds records known by a key. Joins the current transaction of its database. */
export abstract class RecordRepository<Item, Key> {
  abstract findById(key: Key, options?: CallOptions): Promise<Item | undefined>;

  /** The stored record with the key of this one, or this one, stored now. Of any number of callers at once exactly one creates it. */
  abstract getOrCreate(item: Item, options?: CallOptions): Promise<{ readonly item: Item; readonly created: boolean }>;

  /** Ordered by key, texts by code point on every engine. */
  abstract paginate(request: NumberedPageRequest, options?: CallOptions): Promise<NumberedPage<Item>>;

  abstract count(): Promise<number>;

  /** Stores records none of which is stored yet, in one bulk.
   * @throws UniqueViolation, ForeignKeyViolation; nothing is stored then. */
  abstract addNew(items: readonly Item[], options?: CallOptions): Promise<void>;

  /** Stores the records that are missing and leaves stored ones as they are. Returns how many were missing. One bulk. */
  abstract addMissing(items: readonly Item[], options?: CallOptions): Promise<number>;

  /** Stores records, overwriting every field of those that exist. One bulk. */
  abstract saveMany(items: readonly Item[], options?: CallOptions): Promise<void>;

  /** True when there was such a record. @throws ForeignKeyViolation while another one refers to it */
  abstract remove(key: Key, options?: CallOptions): Promise<boolean>;
}
