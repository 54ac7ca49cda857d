import { z } from 'zod';
import { queryInteger } from './wire.js';

export const LARGEST_LIMIT = 500;

/** Query of every paged list. */
export const pageQuery = z.strictObject({
  limit: queryInteger({ least: 1, most: LARGEST_LIMIT, otherwise: 100 }),
  offset: queryInteger({ least: 0, most: 1_000_000_000, otherwise: 0 }),
});

/** The envelope of every paged list. `has_next` is exact, and costs no counting: one more item is read than is shown. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), limit: z.int(), offset: z.int(), has_next: z.boolean() });
}

/** Cuts the one item read beyond the limit and tells whether there was one. */
export function pageEnvelope<Item, Shown>(
  found: readonly Item[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
  present: (item: Item) => Shown,
): { items: Shown[]; limit: number; offset: number; has_next: boolean } {
  return { items: found.slice(0, limit).map(present), limit, offset, has_next: found.length > limit };
}
