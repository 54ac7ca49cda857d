import { z } from 'zod';
import type { Detection } from '../../../domain/catalog/detection.js';
import { int64, int64OrNull } from '../wire.js';

const number = z.number().nullable();
const integer = z.int().nullable();

/** One detection under its column names. */
export const detectionSchema = z.object({
  candid: int64,
  oid: z.string(),
  mjd: z.number(),
  fid: z.int(),
  pid: int64.nullable(),
  diffmaglim: number,
  isdiffpos: z.int(),
  nid: integer,
  ra: z.number(),
  dec: z.number(),
  magpsf: z.number(),
  sigmapsf: z.number(),
  magap: number,
  sigmagap: number,
  distnr: number,
  rb: number,
  rbversion: z.string().nullable(),
  drb: number,
  drbversion: z.string().nullable(),
  magapbig: number,
  sigmagapbig: number,
  rfid: integer,
  magpsf_corr: number,
  sigmapsf_corr: number,
  sigmapsf_corr_ext: number,
  corrected: z.boolean(),
  dubious: z.boolean(),
  parent_candid: int64.nullable(),
  has_stamp: z.boolean(),
  step_id_corr: z.string(),
});

export function presentDetection(detection: Detection): z.output<typeof detectionSchema> {
  return {
    candid: String(detection.candid),
    oid: detection.oid,
    mjd: detection.mjd,
    fid: detection.fid,
    pid: int64OrNull(detection.pid),
    diffmaglim: detection.diffmaglim,
    isdiffpos: detection.isdiffpos,
    nid: detection.nid,
    ra: detection.ra,
    dec: detection.dec,
    magpsf: detection.magpsf,
    sigmapsf: detection.sigmapsf,
    magap: detection.magap,
    sigmagap: detection.sigmagap,
    distnr: detection.distnr,
    rb: detection.rb,
    rbversion: detection.rbversion,
    drb: detection.drb,
    drbversion: detection.drbversion,
    magapbig: detection.magapbig,
    sigmagapbig: detection.sigmagapbig,
    rfid: detection.rfid,
    magpsf_corr: detection.magpsfCorr,
    sigmapsf_corr: detection.sigmapsfCorr,
    sigmapsf_corr_ext: detection.sigmapsfCorrExt,
    corrected: detection.corrected,
    dubious: detection.dubious,
    parent_candid: int64OrNull(detection.parentCandid),
    has_stamp: detection.hasStamp,
    step_id_corr: detection.stepIdCorr,
  };
}
