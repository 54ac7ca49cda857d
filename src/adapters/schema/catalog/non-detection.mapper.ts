import { NonDetection } from '../../../domain/catalog/non-detection.js';
import type { NonDetectionRow } from './non-detection.schema.js';

export const nonDetectionMapper = {
  toDomain: (row: NonDetectionRow): NonDetection =>
    new NonDetection({
      oid: row.oid,
      fid: row.fid,
      mjd: row.mjd,
      diffmaglim: row.diffmaglim,
    }),

  toRow: (nonDetection: NonDetection): NonDetectionRow => ({
    oid: nonDetection.oid,
    fid: nonDetection.fid,
    mjd: nonDetection.mjd,
    diffmaglim: nonDetection.diffmaglim,
  }),
} as const;
