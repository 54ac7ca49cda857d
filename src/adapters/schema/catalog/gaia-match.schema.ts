import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `gaia_ztf`. */
export const gaiaMatchTable = defineTable({
  name: 'gaia_ztf',
  columns: {
    oid: { kind: 'text' },
    candid: { kind: 'bigint' },
    neargaia: { kind: 'double', nullable: true },
    neargaiabright: { kind: 'double', nullable: true },
    maggaia: { kind: 'double', nullable: true },
    maggaiabright: { kind: 'double', nullable: true },
    unique1: { kind: 'boolean' },
  },
  primaryKey: ['oid'],
  foreignKeys: {
    gaia_ztf_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
});

export type GaiaMatchRow = RowOf<typeof gaiaMatchTable>;
