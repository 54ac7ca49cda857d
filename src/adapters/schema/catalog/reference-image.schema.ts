import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `reference`. */
export const referenceImageTable = defineTable({
  name: 'reference',
  columns: {
    oid: { kind: 'text' },
    rfid: { kind: 'bigint' },
    candid: { kind: 'bigint' },
    fid: { kind: 'integer' },
    rcid: { kind: 'integer', nullable: true },
    field: { kind: 'integer', nullable: true },
    magnr: { kind: 'double', nullable: true },
    sigmagnr: { kind: 'double', nullable: true },
    chinr: { kind: 'double', nullable: true },
    sharpnr: { kind: 'double', nullable: true },
    ranr: { kind: 'double' },
    decnr: { kind: 'double' },
    mjdstartref: { kind: 'double' },
    mjdendref: { kind: 'double' },
    nframesref: { kind: 'integer' },
  },
  primaryKey: ['oid', 'rfid'],
  foreignKeys: {
    reference_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
  indexes: {
    ix_reference_fid: { columns: ['fid'] },
  },
});

export type ReferenceImageRow = RowOf<typeof referenceImageTable>;
