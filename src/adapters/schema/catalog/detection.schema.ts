import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `detection`, with `pid` repaired: a double there, which loses digits, 64 bits here. */
export const detectionTable = defineTable({
  name: 'detection',
  columns: {
    candid: { kind: 'bigint' },
    oid: { kind: 'text' },
    mjd: { kind: 'double' },
    fid: { kind: 'integer' },
    pid: { kind: 'bigint', nullable: true },
    diffmaglim: { kind: 'double', nullable: true },
    isdiffpos: { kind: 'integer' },
    nid: { kind: 'integer', nullable: true },
    ra: { kind: 'double' },
    dec: { kind: 'double' },
    magpsf: { kind: 'double' },
    sigmapsf: { kind: 'double' },
    magap: { kind: 'double', nullable: true },
    sigmagap: { kind: 'double', nullable: true },
    distnr: { kind: 'double', nullable: true },
    rb: { kind: 'double', nullable: true },
    rbversion: { kind: 'text', nullable: true },
    drb: { kind: 'double', nullable: true },
    drbversion: { kind: 'text', nullable: true },
    magapbig: { kind: 'double', nullable: true },
    sigmagapbig: { kind: 'double', nullable: true },
    rfid: { kind: 'integer', nullable: true },
    magpsf_corr: { kind: 'double', nullable: true },
    sigmapsf_corr: { kind: 'double', nullable: true },
    sigmapsf_corr_ext: { kind: 'double', nullable: true },
    corrected: { kind: 'boolean' },
    dubious: { kind: 'boolean' },
    parent_candid: { kind: 'bigint', nullable: true },
    has_stamp: { kind: 'boolean' },
    step_id_corr: { kind: 'text' },
  },
  primaryKey: ['candid', 'oid'],
  foreignKeys: { detection_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } } },
  indexes: { ix_ndetection_oid: { columns: ['oid'], method: 'hash' } },
});

export type DetectionRow = RowOf<typeof detectionTable>;
