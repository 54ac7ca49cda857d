import { z } from 'zod';
import type { NonDetection } from '../../../domain/catalog/non-detection.js';

/** One non-detection under its column names. */
export const nonDetectionSchema = z.object({ oid: z.string(), fid: z.int(), mjd: z.number(), diffmaglim: z.number().nullable() });

export function presentNonDetection({ oid, fid, mjd, diffmaglim }: NonDetection): z.output<typeof nonDetectionSchema> {
  return { oid, fid, mjd, diffmaglim };
}
