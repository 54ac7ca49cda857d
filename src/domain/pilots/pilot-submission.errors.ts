import type { PilotId } from '../shared/ids.js';
import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import { allowedMoves, type PilotStatus } from './pilot-status.js';

export class PilotNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'PILOT_NOT_FOUND',
    kind: 'not-found',
    meaning: 'There is no pilot with this id.',
    remedy: 'List the pilots to see which ids exist.',
  };
  constructor(readonly id: PilotId) {
    super(PilotNotFound.definition, `there is no pilot ${String(id)}`, { id: String(id) });
  }
}

export class PilotMoveRefused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'PILOT_MOVE_REFUSED',
    kind: 'conflict',
    meaning: 'A pilot cannot go from the status it has to the one that was asked for.',
    remedy: 'Choose one of the moves the message names; a pilot that is done or failed stays so.',
  };
  readonly allowed: readonly PilotStatus[];
  constructor(
    readonly id: PilotId,
    readonly from: PilotStatus,
    readonly to: PilotStatus,
  ) {
    const allowed = allowedMoves(from);
    const named = allowed.length === 0 ? 'nowhere' : `to ${allowed.join(' or ')}`;
    super(PilotMoveRefused.definition, `pilot ${String(id)} is ${from} and can go ${named}, not to ${to}`, {
      id: String(id),
      from,
      to,
      allowed,
    });
    this.allowed = allowed;
  }
}
