import { z } from 'zod';
import type { DataQuality } from '../../../domain/catalog/data-quality.js';
import { int64 } from '../wire.js';

/** How good the image behind a detection is, under its column names. */
export const dataQualitySchema = z.object({
  candid: int64,
  oid: z.string(),
  fid: z.int(),
  xpos: z.number().nullable(),
  ypos: z.number().nullable(),
  chipsf: z.number().nullable(),
  sky: z.number().nullable(),
  fwhm: z.number().nullable(),
  classtar: z.number().nullable(),
  mindtoedge: z.number().nullable(),
  seeratio: z.number().nullable(),
  aimage: z.number().nullable(),
  bimage: z.number().nullable(),
  aimagerat: z.number().nullable(),
  bimagerat: z.number().nullable(),
  nneg: z.int().nullable(),
  nbad: z.int().nullable(),
  sumrat: z.number().nullable(),
  scorr: z.number().nullable(),
  dsnrms: z.number().nullable(),
  ssnrms: z.number().nullable(),
  magzpsci: z.number().nullable(),
  magzpsciunc: z.number().nullable(),
  magzpscirms: z.number().nullable(),
  nmatches: z.int().nullable(),
  clrcoeff: z.number().nullable(),
  clrcounc: z.number().nullable(),
  zpclrcov: z.number().nullable(),
  zpmed: z.number().nullable(),
  clrmed: z.number().nullable(),
  clrrms: z.number().nullable(),
  exptime: z.number().nullable(),
});

export function presentDataQuality({ candid, ...plain }: DataQuality): z.output<typeof dataQualitySchema> {
  return { ...plain, candid: String(candid) };
}
