import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `non_detection`: an image in which an object was not seen, and how faint it would have been seen. */
export const nonDetectionTable = defineTable({
  name: 'non_detection',
  columns: {
    oid: { kind: 'text' },
    fid: { kind: 'integer' },
    mjd: { kind: 'double' },
    diffmaglim: { kind: 'double', nullable: true },
  },
  primaryKey: ['oid', 'fid', 'mjd'],
  foreignKeys: { non_detection_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } } },
  indexes: { ix_non_detection_oid: { columns: ['oid'], method: 'hash' } },
});

export type NonDetectionRow = RowOf<typeof nonDetectionTable>;
