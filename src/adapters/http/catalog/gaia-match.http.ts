import { z } from 'zod';
import type { GaiaMatch } from '../../../domain/catalog/gaia-match.js';
import { int64 } from '../wire.js';

/** The sources of Gaia next to an object, under its column names. */
export const gaiaMatchSchema = z.object({
  oid: z.string(),
  candid: int64,
  neargaia: z.number().nullable(),
  neargaiabright: z.number().nullable(),
  maggaia: z.number().nullable(),
  maggaiabright: z.number().nullable(),
  unique1: z.boolean(),
});

export function presentGaiaMatch({ candid, ...plain }: GaiaMatch): z.output<typeof gaiaMatchSchema> {
  return { ...plain, candid: String(candid) };
}
