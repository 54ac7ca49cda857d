import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `ss_ztf`. */
export const solarSystemMatchTable = defineTable({
  name: 'ss_ztf',
  columns: {
    oid: { kind: 'text' },
    candid: { kind: 'bigint' },
    ssdistnr: { kind: 'double', nullable: true },
    ssmagnr: { kind: 'double', nullable: true },
    ssnamenr: { kind: 'text', nullable: true },
  },
  primaryKey: ['oid'],
  foreignKeys: {
    ss_ztf_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
  indexes: {
    ix_ss_ztf_candid: { columns: ['candid'] },
    ix_ss_ztf_ssnamenr: { columns: ['ssnamenr'] },
  },
});

export type SolarSystemMatchRow = RowOf<typeof solarSystemMatchTable>;
