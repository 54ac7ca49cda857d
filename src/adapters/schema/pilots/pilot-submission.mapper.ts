import { pilotStatus } from '../../../domain/pilots/pilot-status.js';
import { PilotSubmission, type NewPilotSubmission } from '../../../domain/pilots/pilot-submission.js';
import { PilotId } from '../../../domain/shared/ids.js';
import type { NewPilotSubmissionRow, PilotSubmissionRow } from './pilot-submission.schema.js';

export const pilotSubmissionMapper = {
  toDomain: (row: PilotSubmissionRow): PilotSubmission =>
    new PilotSubmission(PilotId(row.PilotID), row.CEName, pilotStatus(row.Status), row.SubmittedAt, row.UpdatedAt),

  toRow: (pilot: PilotSubmission): PilotSubmissionRow => ({
    PilotID: pilot.id,
    CEName: pilot.ceName,
    Status: pilot.status,
    SubmittedAt: pilot.submittedAt,
    UpdatedAt: pilot.updatedAt,
  }),

  toNewRow: (pilot: NewPilotSubmission): NewPilotSubmissionRow => ({
    CEName: pilot.ceName,
    Status: pilot.status,
    SubmittedAt: pilot.submittedAt,
    UpdatedAt: pilot.submittedAt,
  }),
} as const;
