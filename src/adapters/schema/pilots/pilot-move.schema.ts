import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

/** The history of the pilots. No pilot comes into a status twice, so a second line about it is refused. */
export const pilotMoveTable = defineTable({
  name: 'PilotMove',
  columns: {
    MoveID: { kind: 'bigint', generated: true },
    PilotID: { kind: 'bigint' },
    Status: { kind: 'text', length: 255 },
    MovedAt: { kind: 'instant' },
  },
  primaryKey: ['MoveID'],
  uniques: { PilotMove_PilotID_Status_key: ['PilotID', 'Status'] },
  foreignKeys: {
    PilotMove_PilotID_fkey: { columns: ['PilotID'], references: { table: 'PilotSubmission', columns: ['PilotID'] }, onDelete: 'cascade' },
  },
  checks: { PilotMove_Status_known: { column: 'Status', oneOf: ['submitted', 'running', 'done', 'failed'] } },
});

export type PilotMoveRow = RowOf<typeof pilotMoveTable>;
export type NewPilotMoveRow = NewRowOf<typeof pilotMoveTable>;
