import { z } from 'zod';
import type { SolarSystemMatch } from '../../../domain/catalog/solar-system-match.js';
import { int64 } from '../wire.js';

/** The body of the solar system next to a detection, under its column names. */
export const solarSystemMatchSchema = z.object({
  oid: z.string(),
  candid: int64,
  ssdistnr: z.number().nullable(),
  ssmagnr: z.number().nullable(),
  ssnamenr: z.string().nullable(),
});

export function presentSolarSystemMatch({ candid, ...plain }: SolarSystemMatch): z.output<typeof solarSystemMatchSchema> {
  return { ...plain, candid: String(candid) };
}
