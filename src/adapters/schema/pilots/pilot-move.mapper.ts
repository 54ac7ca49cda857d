import type { PilotMove } from '../../../domain/pilots/pilot-move.js';
import { pilotStatus } from '../../../domain/pilots/pilot-status.js';
import type { PilotSubmission } from '../../../domain/pilots/pilot-submission.js';
import { PilotId } from '../../../domain/shared/ids.js';
import type { NewPilotMoveRow, PilotMoveRow } from './pilot-move.schema.js';

export const pilotMoveMapper = {
  toDomain: (row: PilotMoveRow): PilotMove => ({
    pilotId: PilotId(row.PilotID),
    status: pilotStatus(row.Status),
    movedAt: row.MovedAt,
  }),

  /** The line that a pilot adds by being what it is now. */
  toNewRow: (pilot: PilotSubmission): NewPilotMoveRow => ({ PilotID: pilot.id, Status: pilot.status, MovedAt: pilot.updatedAt }),
} as const;
