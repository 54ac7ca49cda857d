import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

export const pilotSubmissionTable = defineTable({
  name: 'PilotSubmission',
  columns: {
    PilotID: { kind: 'bigint', generated: true },
    CEName: { kind: 'text', length: 255 },
    Status: { kind: 'text', length: 255 },
    SubmittedAt: { kind: 'instant' },
    UpdatedAt: { kind: 'instant' },
  },
  primaryKey: ['PilotID'],
  foreignKeys: {
    PilotSubmission_CEName_fkey: { columns: ['CEName'], references: { table: 'ComputeElement', columns: ['Name'] } },
  },
  checks: { PilotSubmission_Status_known: { column: 'Status', oneOf: ['submitted', 'running', 'done', 'failed'] } },
  indexes: {
    PilotSubmission_CEName_Status: { columns: ['CEName', 'Status'] },
    PilotSubmission_Status: { columns: ['Status', 'PilotID'] },
  },
});

export type PilotSubmissionRow = RowOf<typeof pilotSubmissionTable>;
export type NewPilotSubmissionRow = NewRowOf<typeof pilotSubmissionTable>;
