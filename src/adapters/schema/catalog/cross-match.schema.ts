import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `xmatch`. */
export const crossMatchTable = defineTable({
  name: 'xmatch',
  columns: {
    oid: { kind: 'text' },
    catid: { kind: 'text' },
    oid_catalog: { kind: 'text' },
    dist: { kind: 'double' },
    class_catalog: { kind: 'text', nullable: true },
    period: { kind: 'double', nullable: true },
  },
  primaryKey: ['oid', 'catid'],
  foreignKeys: {
    xmatch_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
});

export type CrossMatchRow = RowOf<typeof crossMatchTable>;
