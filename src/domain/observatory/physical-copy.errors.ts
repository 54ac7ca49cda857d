import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import { allowedCopyMoves, type CopyStatus } from './copy-status.js';
import type { PhysicalCopyId } from './ids.js';

export class CopyMoveRefused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'COPY_MOVE_REFUSED',
    kind: 'conflict',
    meaning: 'A physical copy cannot go from the status it has to the one that was asked for.',
    remedy: 'Choose one of the moves the message names.',
  };
  constructor(
    readonly id: PhysicalCopyId,
    readonly from: CopyStatus,
    readonly to: CopyStatus,
  ) {
    const allowed = allowedCopyMoves(from);
    const detail = `copy ${String(id)} is ${from} and can become ${allowed.join(' or ')}, not ${to}`;
    super(CopyMoveRefused.definition, detail, { id: String(id), from, to, allowed });
  }
}

export class DeletionNotSafe extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'DELETION_NOT_SAFE',
    kind: 'conflict',
    meaning: 'A physical copy may not be deleted, because no verified copy of it is in a long term archive.',
    remedy: 'Archive the package it belongs to, or wait until its checksum there is verified.',
  };
  constructor(
    readonly id: PhysicalCopyId,
    why: string,
  ) {
    super(DeletionNotSafe.definition, `copy ${String(id)} stays: ${why}`, { id: String(id) });
  }
}

export class ContentMismatch extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTENT_MISMATCH',
    kind: 'conflict',
    meaning: 'A file at a location is missing, or its size or checksum is not what is recorded of it.',
    remedy: 'Bring the file again from another copy; the step can then be tried again.',
  };
  constructor(
    readonly location: string,
    readonly path: string,
    readonly found: string,
    readonly expected: string,
  ) {
    super(ContentMismatch.definition, `${path} at ${location} is ${found}; expected ${expected}`, { location, path, found, expected });
  }
}
