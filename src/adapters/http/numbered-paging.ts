import { z } from 'zod';
import type { NumberedPage } from '../../ports/shared/paging.js';
import { LARGEST_LIMIT } from './paging.js';
import { queryInteger } from './wire.js';

/** Query of every short list that is read page by page. */
export const numberedQuery = z.strictObject({
  page: queryInteger({ least: 1, most: 1_000_000, otherwise: 1 }),
  per_page: queryInteger({ least: 1, most: LARGEST_LIMIT, otherwise: 100 }),
});

/** The envelope of such a list, with its honest size. */
export function numberedPageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), page: z.int(), pages: z.int(), total: z.int(), has_next: z.boolean() });
}

export function numberedEnvelope<Item, Shown>(
  { items, page, pages, total, hasNext }: NumberedPage<Item>,
  present: (item: Item) => Shown,
): { items: Shown[]; page: number; pages: number; total: number; has_next: boolean } {
  return { items: items.map(present), page, pages, total, has_next: hasNext };
}
