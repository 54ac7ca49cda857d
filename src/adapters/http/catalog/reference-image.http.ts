import { z } from 'zod';
import type { ReferenceImage } from '../../../domain/catalog/reference-image.js';
import { int64 } from '../wire.js';

/** The image that detections were subtracted from, under its column names. */
export const referenceImageSchema = z.object({
  oid: z.string(),
  rfid: int64,
  candid: int64,
  fid: z.int(),
  rcid: z.int().nullable(),
  field: z.int().nullable(),
  magnr: z.number().nullable(),
  sigmagnr: z.number().nullable(),
  chinr: z.number().nullable(),
  sharpnr: z.number().nullable(),
  ranr: z.number(),
  decnr: z.number(),
  mjdstartref: z.number(),
  mjdendref: z.number(),
  nframesref: z.int(),
});

export function presentReferenceImage({ candid, rfid, ...plain }: ReferenceImage): z.output<typeof referenceImageSchema> {
  return { ...plain, candid: String(candid), rfid: String(rfid) };
}
