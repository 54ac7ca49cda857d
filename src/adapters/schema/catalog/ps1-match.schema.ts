import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `ps1_ztf`, with `objectidps1` to `objectidps3` repaired: doubles there, which lose digits, 64 bits here. */
export const ps1MatchTable = defineTable({
  name: 'ps1_ztf',
  columns: {
    oid: { kind: 'text' },
    candid: { kind: 'bigint' },
    objectidps1: { kind: 'bigint', nullable: true },
    sgmag1: { kind: 'double', nullable: true },
    srmag1: { kind: 'double', nullable: true },
    simag1: { kind: 'double', nullable: true },
    szmag1: { kind: 'double', nullable: true },
    sgscore1: { kind: 'double', nullable: true },
    distpsnr1: { kind: 'double', nullable: true },
    objectidps2: { kind: 'bigint', nullable: true },
    sgmag2: { kind: 'double', nullable: true },
    srmag2: { kind: 'double', nullable: true },
    simag2: { kind: 'double', nullable: true },
    szmag2: { kind: 'double', nullable: true },
    sgscore2: { kind: 'double', nullable: true },
    distpsnr2: { kind: 'double', nullable: true },
    objectidps3: { kind: 'bigint', nullable: true },
    sgmag3: { kind: 'double', nullable: true },
    srmag3: { kind: 'double', nullable: true },
    simag3: { kind: 'double', nullable: true },
    szmag3: { kind: 'double', nullable: true },
    sgscore3: { kind: 'double', nullable: true },
    distpsnr3: { kind: 'double', nullable: true },
    nmtchps: { kind: 'integer' },
    unique1: { kind: 'boolean' },
    unique2: { kind: 'boolean' },
    unique3: { kind: 'boolean' },
  },
  primaryKey: ['oid', 'candid'],
  foreignKeys: {
    ps1_ztf_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
});

export type Ps1MatchRow = RowOf<typeof ps1MatchTable>;
