import type { ComputeElementName, PilotId } from '../shared/ids.js';
import { Instant } from '../shared/instant.js';
import { computeElementName } from './compute-element-name.js';
import { PilotMoveRefused } from './pilot-submission.errors.js';
import { allowedMoves, type PilotStatus } from './pilot-status.js';

/** A pilot before its id is known, submitted. */
export class NewPilotSubmission {
  readonly ceName: ComputeElementName;
  readonly status = 'submitted';

  /** @throws InvalidValue for a name that cannot be one of a compute element. */
  constructor(
    ceName: string,
    readonly submittedAt: Instant,
  ) {
    this.ceName = computeElementName(ceName);
  }
}

/** A pilot on a compute element. Immutable: `movedTo` gives another one. */
export class PilotSubmission {
  readonly ceName: ComputeElementName;

  /** @throws InvalidValue for a name that cannot be one of a compute element. */
  constructor(
    readonly id: PilotId,
    ceName: string,
    readonly status: PilotStatus,
    readonly submittedAt: Instant,
    /** Of the last move, or of the submission. */
    readonly updatedAt: Instant,
  ) {
    this.ceName = computeElementName(ceName);
  }

  /**
   * The pilot after a move; its `updatedAt` is later than before, also where the clock says otherwise.
   * @throws PilotMoveRefused for a move that its status does not allow.
   */
  movedTo(status: PilotStatus, at: Instant): PilotSubmission {
    if (!allowedMoves(this.status).includes(status)) throw new PilotMoveRefused(this.id, this.status, status);
    const next = this.updatedAt.epochMicroseconds + 1n;
    const updatedAt = at.epochMicroseconds < next ? Instant.fromEpochMicroseconds(next) : at;
    return new PilotSubmission(this.id, this.ceName, status, this.submittedAt, updatedAt);
  }
}
