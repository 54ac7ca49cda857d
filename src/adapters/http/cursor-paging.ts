import { z } from 'zod';
import type { CursorPage } from '../../ports/shared/paging.js';
import { LARGEST_LIMIT } from './paging.js';
import { queryInteger } from './wire.js';

/** Query of every list that is walked through by cursors. */
export const cursorQuery = z.strictObject({
  limit: queryInteger({ least: 1, most: LARGEST_LIMIT, otherwise: 100 }),
  cursor: z.string().optional(),
});

/** The envelope of such a list: `next` is the cursor of the page after this one, `null` after the last. */
export function cursorPageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), has_next: z.boolean(), next: z.string().nullable() });
}

export function cursorEnvelope<Item, Shown>(
  { items, hasNext, next }: CursorPage<Item>,
  present: (item: Item) => Shown,
): { items: Shown[]; has_next: boolean; next: string | null } {
  return { items: items.map(present), has_next: hasNext, next: next ?? null };
}
