import type { Instant } from '../shared/instant.js';
import { allowedCopyMoves, WHOLE_STATUSES, type CopyStatus } from './copy-status.js';
import type { DataTransferPackageId, PhysicalCopyId, RawDataFileId, RawDataPackageId } from './ids.js';
import { observatoryName, observatoryText } from './observatory-text.js';
import { CopyMoveRefused } from './physical-copy.errors.js';

/** What a copy is of. */
export type CopiedItem =
  | { readonly kind: 'file'; readonly id: RawDataFileId }
  | { readonly kind: 'package'; readonly id: RawDataPackageId }
  | { readonly kind: 'transfer package'; readonly id: DataTransferPackageId };

export interface NewPhysicalCopy {
  readonly item: CopiedItem;
  readonly location: string;
  readonly path: string;
  readonly status: 'present' | 'staged';
  readonly at: Instant;
  /** The checksum was computed from the bytes at the location and is the recorded one. */
  readonly verified: 'verified' | 'not verified';
}

/** One item at one location. Immutable: `movedTo` gives another one. */
export class PhysicalCopy {
  readonly id: PhysicalCopyId;
  readonly item: CopiedItem;
  readonly location: string;
  readonly path: string;
  readonly status: CopyStatus;
  /** When its checksum was last computed from the bytes and found right. */
  readonly verifiedAt: Instant | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;

  /** @throws InvalidValue */
  constructor(fields: {
    readonly id: PhysicalCopyId;
    readonly item: CopiedItem;
    readonly location: string;
    readonly path: string;
    readonly status: CopyStatus;
    readonly verifiedAt: Instant | undefined;
    readonly createdAt: Instant;
    readonly updatedAt: Instant;
  }) {
    this.id = fields.id;
    this.item = fields.item;
    this.location = observatoryName('location', fields.location);
    this.path = observatoryText('path', fields.path);
    this.status = fields.status;
    this.verifiedAt = fields.verifiedAt;
    this.createdAt = fields.createdAt;
    this.updatedAt = fields.updatedAt;
  }

  /** The bytes are there and nobody has begun to remove them. */
  get isWhole(): boolean {
    return WHOLE_STATUSES.some((status) => status === this.status);
  }

  /** @throws CopyMoveRefused for a move that its status does not allow. A copy that is deleted is verified no more. */
  movedTo(status: CopyStatus, at: Instant): PhysicalCopy {
    if (!allowedCopyMoves(this.status).includes(status)) throw new CopyMoveRefused(this.id, this.status, status);
    return new PhysicalCopy({ ...this, status, verifiedAt: status === 'deleted' ? undefined : this.verifiedAt, updatedAt: at });
  }

  /** Its bytes were read and are the recorded ones. */
  verified(at: Instant): PhysicalCopy {
    return new PhysicalCopy({ ...this, verifiedAt: at, updatedAt: at });
  }
}
