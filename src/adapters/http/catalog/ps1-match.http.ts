import { z } from 'zod';
import type { Ps1Match } from '../../../domain/catalog/ps1-match.js';
import { int64, int64OrNull } from '../wire.js';

/** The sources of Pan-STARRS 1 next to a detection, under its column names. */
export const ps1MatchSchema = z.object({
  oid: z.string(),
  candid: int64,
  objectidps1: int64.nullable(),
  sgmag1: z.number().nullable(),
  srmag1: z.number().nullable(),
  simag1: z.number().nullable(),
  szmag1: z.number().nullable(),
  sgscore1: z.number().nullable(),
  distpsnr1: z.number().nullable(),
  objectidps2: int64.nullable(),
  sgmag2: z.number().nullable(),
  srmag2: z.number().nullable(),
  simag2: z.number().nullable(),
  szmag2: z.number().nullable(),
  sgscore2: z.number().nullable(),
  distpsnr2: z.number().nullable(),
  objectidps3: int64.nullable(),
  sgmag3: z.number().nullable(),
  srmag3: z.number().nullable(),
  simag3: z.number().nullable(),
  szmag3: z.number().nullable(),
  sgscore3: z.number().nullable(),
  distpsnr3: z.number().nullable(),
  nmtchps: z.int(),
  unique1: z.boolean(),
  unique2: z.boolean(),
  unique3: z.boolean(),
});

export function presentPs1Match({ candid, objectidps1, objectidps2, objectidps3, ...plain }: Ps1Match): z.output<typeof ps1MatchSchema> {
  return {
    ...plain,
    candid: String(candid),
    objectidps1: int64OrNull(objectidps1),
    objectidps2: int64OrNull(objectidps2),
    objectidps3: int64OrNull(objectidps3),
  };
}
