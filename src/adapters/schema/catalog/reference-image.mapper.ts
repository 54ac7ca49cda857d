import { ReferenceImage } from '../../../domain/catalog/reference-image.js';
import type { ReferenceImageRow } from './reference-image.schema.js';

export const referenceImageMapper = {
  toDomain: (row: ReferenceImageRow): ReferenceImage =>
    new ReferenceImage({
      oid: row.oid,
      rfid: row.rfid,
      candid: row.candid,
      fid: row.fid,
      rcid: row.rcid,
      field: row.field,
      magnr: row.magnr,
      sigmagnr: row.sigmagnr,
      chinr: row.chinr,
      sharpnr: row.sharpnr,
      ranr: row.ranr,
      decnr: row.decnr,
      mjdstartref: row.mjdstartref,
      mjdendref: row.mjdendref,
      nframesref: row.nframesref,
    }),

  toRow: (item: ReferenceImage): ReferenceImageRow => ({
    oid: item.oid,
    rfid: item.rfid,
    candid: item.candid,
    fid: item.fid,
    rcid: item.rcid,
    field: item.field,
    magnr: item.magnr,
    sigmagnr: item.sigmagnr,
    chinr: item.chinr,
    sharpnr: item.sharpnr,
    ranr: item.ranr,
    decnr: item.decnr,
    mjdstartref: item.mjdstartref,
    mjdendref: item.mjdendref,
    nframesref: item.nframesref,
  }),

  toKey: (key: Pick<ReferenceImage, 'oid' | 'rfid'>) => ({ oid: key.oid, rfid: key.rfid }),
} as const;
