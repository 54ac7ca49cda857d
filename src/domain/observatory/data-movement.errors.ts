import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { DataMovementId } from './ids.js';
import { allowedMovementMoves, type MovementStatus } from './movement-status.js';

export class MovementMoveRefused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MOVEMENT_MOVE_REFUSED',
    kind: 'conflict',
    meaning: 'A transfer, archiving or staging cannot go from the status it has to the one that was asked for.',
    remedy: 'Choose one of the moves the message names; what is completed stays so.',
  };
  constructor(
    readonly id: DataMovementId,
    readonly from: MovementStatus,
    readonly to: MovementStatus,
  ) {
    const allowed = allowedMovementMoves(from);
    const named = allowed.length === 0 ? 'nothing' : allowed.join(' or ');
    const detail = `movement ${String(id)} is ${from} and can become ${named}, not ${to}`;
    super(MovementMoveRefused.definition, detail, { id: String(id), from, to, allowed });
  }
}

export class MovementTaken extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MOVEMENT_TAKEN',
    kind: 'conflict',
    meaning: 'Another worker does this transfer, archiving or staging, or has taken it over.',
    remedy: 'Leave it to the other worker; when that is gone, it can be taken over after its lease.',
  };
  constructor(readonly id: DataMovementId) {
    super(MovementTaken.definition, `movement ${String(id)} is another worker's`, { id: String(id) });
  }
}
