import { oneOf } from './observatory-text.js';

/** `staged` is present too: brought from the archive to be worked with. */
export const COPY_STATUSES = [
  'present',
  'staged',
  'deletion possible',
  'deletion scheduled',
  'deletion in progress',
  'deleted',
  'deletion failed',
] as const;

export type CopyStatus = (typeof COPY_STATUSES)[number];

/** The bytes of a copy in one of these are there, and nobody has begun to remove them. */
export const WHOLE_STATUSES = ['present', 'staged', 'deletion possible', 'deletion scheduled'] as const satisfies readonly CopyStatus[];

const MOVES: Readonly<Record<CopyStatus, readonly CopyStatus[]>> = {
  present: ['deletion possible'],
  staged: ['deletion possible'],
  'deletion possible': ['present', 'deletion scheduled'],
  'deletion scheduled': ['present', 'deletion in progress'],
  // Whoever finds it so carries on: removing what is gone is no failure.
  'deletion in progress': ['deleted', 'deletion failed'],
  'deletion failed': ['deletion scheduled'],
  deleted: ['present', 'staged'],
};

/** Where a copy of this status may go. A deleted one may come back, by being copied again. */
export function allowedCopyMoves(from: CopyStatus): readonly CopyStatus[] {
  return MOVES[from];
}

/** @throws InvalidValue for any other text. */
export function copyStatus(text: string): CopyStatus {
  return oneOf('status of the copy', COPY_STATUSES, text);
}
