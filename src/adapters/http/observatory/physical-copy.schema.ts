import { z } from 'zod';
import { COPY_STATUSES } from '../../../domain/observatory/copy-status.js';
import type { PhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { instant, int64 } from '../wire.js';

/** A copy of a file or package, as an answer shows it. */
export const physicalCopySchema = z.object({
  id: int64,
  item: z.object({ kind: z.enum(['file', 'package', 'transfer package']), id: z.string().meta({ format: 'uuid' }) }),
  location: z.string(),
  path: z.string(),
  status: z.enum(COPY_STATUSES),
  /** When its bytes were last read and found right. */
  verified_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
});

export function presentCopy(copy: PhysicalCopy): z.output<typeof physicalCopySchema> {
  return {
    id: String(copy.id),
    item: { kind: copy.item.kind, id: copy.item.id },
    location: copy.location,
    path: copy.path,
    status: copy.status,
    verified_at: copy.verifiedAt?.toString() ?? null,
    created_at: copy.createdAt.toString(),
    updated_at: copy.updatedAt.toString(),
  };
}
