import { InvalidValue } from '../shared/invalid-value.js';

/** In the order in which a pilot goes through them; it ends `done` or `failed`. */
export const PILOT_STATUSES = ['submitted', 'running', 'done', 'failed'] as const;

export type PilotStatus = (typeof PILOT_STATUSES)[number];

/** A pilot in one of these takes a slot of its compute element. */
export const ACTIVE_STATUSES = ['submitted', 'running'] as const satisfies readonly PilotStatus[];

const MOVES: Readonly<Record<PilotStatus, readonly PilotStatus[]>> = {
  submitted: ['running', 'failed'],
  running: ['done', 'failed'],
  done: [],
  failed: [],
};

/** Where a pilot of this status may go. */
export function allowedMoves(from: PilotStatus): readonly PilotStatus[] {
  return MOVES[from];
}

/** @throws InvalidValue for any other text. */
export function pilotStatus(text: string): PilotStatus {
  const known = PILOT_STATUSES.find((status) => status === text);
  if (!known) throw new InvalidValue('status', text, `one of ${PILOT_STATUSES.join(', ')}`);
  return known;
}
