import type { PilotMove } from '../../domain/pilots/pilot-move.js';
import type { PilotStatus } from '../../domain/pilots/pilot-status.js';
import type { NewPilotSubmission, PilotSubmission } from '../../domain/pilots/pilot-submission.js';
import type { PilotSummary } from '../../domain/pilots/pilot-summary.js';
import type { PilotId } from '../../domain/shared/ids.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** The pilots and their histories. Joins the current transaction of `PilotsDatabase`; call the writing methods in one. */
export abstract class PilotSubmissionRepository {
  abstract findById(id: PilotId): Promise<PilotSubmission | undefined>;

  /** Stores it with the first line of its history. @throws ForeignKeyViolation when there is no such compute element. */
  abstract add(pilot: NewPilotSubmission): Promise<PilotSubmission>;

  /** Stores a move and its line of the history; false, and nothing stored, unless the pilot still has the status of `before`. */
  abstract move(before: PilotSubmission, after: PilotSubmission): Promise<boolean>;

  /** How many pilots take a slot of this compute element. */
  abstract countActive(ceName: string): Promise<number>;

  /** Ordered by id; of one status or of all. @throws CursorRefused, InvalidValue */
  abstract list(status: PilotStatus | undefined, page: CursorPageRequest): Promise<CursorPage<PilotSubmission>>;

  /** From the submission on, in the order it happened; empty when there is no such pilot. */
  abstract history(id: PilotId): Promise<PilotMove[]>;

  abstract summary(): Promise<PilotSummary>;
}
