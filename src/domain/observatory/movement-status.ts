import { oneOf } from './observatory-text.js';

export const MOVEMENT_STATUSES = ['pending', 'scheduled', 'in progress', 'completed', 'failed'] as const;

export type MovementStatus = (typeof MOVEMENT_STATUSES)[number];

/** Movements that are still to be done. */
export const OPEN_STATUSES = ['pending', 'scheduled', 'in progress', 'failed'] as const satisfies readonly MovementStatus[];

const MOVES: Readonly<Record<MovementStatus, readonly MovementStatus[]>> = {
  pending: ['scheduled', 'in progress'],
  scheduled: ['in progress'],
  // To itself: another worker takes over from one that is gone.
  'in progress': ['in progress', 'completed', 'failed'],
  completed: [],
  failed: ['in progress', 'pending'],
};

export function allowedMovementMoves(from: MovementStatus): readonly MovementStatus[] {
  return MOVES[from];
}

/** @throws InvalidValue for any other text. */
export function movementStatus(text: string): MovementStatus {
  return oneOf('status of the movement', MOVEMENT_STATUSES, text);
}
