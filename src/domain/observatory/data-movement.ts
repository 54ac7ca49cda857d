import { Instant } from '../shared/instant.js';
import { MovementMoveRefused, MovementTaken } from './data-movement.errors.js';
import { failureText } from './failure-text.js';
import type { DataMovementId, DataTransferPackageId, RawDataPackageId } from './ids.js';
import { allowedMovementMoves, type MovementStatus } from './movement-status.js';
import { observatoryName } from './observatory-text.js';

/**
 * What is moved, and so what the movement is: a data transfer between sites, a long term archive transfer, or a staging job
 * that brings a package from the archive to where it is worked with. All three are done and tried again in the same way.
 */
export type MovedItem =
  | { readonly kind: 'transfer'; readonly id: DataTransferPackageId }
  | { readonly kind: 'archive'; readonly id: RawDataPackageId }
  | { readonly kind: 'staging'; readonly id: RawDataPackageId };

export type MovementKind = MovedItem['kind'];

export interface NewDataMovement {
  readonly item: MovedItem;
  readonly origin: string;
  readonly destination: string;
  readonly at: Instant;
}

/** One movement of one item from a location to another. Immutable: each move gives another one. */
export class DataMovement {
  readonly id: DataMovementId;
  readonly item: MovedItem;
  readonly origin: string;
  readonly destination: string;
  readonly status: MovementStatus;
  /** How often it was begun; it also tells apart the workers that began it. */
  readonly attempts: number;
  /** Until then it belongs to the worker that began it. */
  readonly leaseUntil: Instant | undefined;
  /** Why the last attempt failed. */
  readonly failure: string | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;

  /** @throws InvalidValue */
  constructor(fields: {
    readonly id: DataMovementId;
    readonly item: MovedItem;
    readonly origin: string;
    readonly destination: string;
    readonly status: MovementStatus;
    readonly attempts: number;
    readonly leaseUntil: Instant | undefined;
    readonly failure: string | undefined;
    readonly createdAt: Instant;
    readonly updatedAt: Instant;
  }) {
    this.id = fields.id;
    this.item = fields.item;
    this.origin = observatoryName('origin', fields.origin);
    this.destination = observatoryName('destination', fields.destination);
    this.status = fields.status;
    this.attempts = fields.attempts;
    this.leaseUntil = fields.leaseUntil;
    this.failure = fields.failure;
    this.createdAt = fields.createdAt;
    this.updatedAt = fields.updatedAt;
  }

  /** Put in line by an operator; done in the same way as one that is pending. @throws MovementMoveRefused */
  scheduled(at: Instant): DataMovement {
    return this.#movedTo('scheduled', at, {});
  }

  /**
   * Begun by a worker, which has it for the lease. @throws MovementTaken while another worker's lease lasts;
   * MovementMoveRefused when it is completed.
   */
  begun(at: Instant, leaseMilliseconds: number): DataMovement {
    if (this.status === 'in progress' && this.leaseUntil && this.leaseUntil.compare(at) > 0) throw new MovementTaken(this.id);
    const leaseUntil = Instant.fromEpochMicroseconds(at.epochMicroseconds + BigInt(leaseMilliseconds) * 1_000n);
    return this.#movedTo('in progress', at, { attempts: this.attempts + 1, leaseUntil });
  }

  /** @throws MovementMoveRefused unless it is in progress. */
  completed(at: Instant): DataMovement {
    return this.#movedTo('completed', at, { leaseUntil: undefined, failure: undefined });
  }

  /** It is tried again by the next worker that comes by. @throws MovementMoveRefused unless it is in progress. */
  failed(at: Instant, why: string): DataMovement {
    return this.#movedTo('failed', at, { leaseUntil: undefined, failure: failureText(why) });
  }

  #movedTo(
    status: MovementStatus,
    at: Instant,
    changes: { readonly attempts?: number; readonly leaseUntil?: Instant | undefined; readonly failure?: string | undefined },
  ): DataMovement {
    if (!allowedMovementMoves(this.status).includes(status)) throw new MovementMoveRefused(this.id, this.status, status);
    return new DataMovement({ ...this, ...changes, status, updatedAt: at });
  }
}

/** One line of the log of a movement. */
export interface DataMovementEvent {
  readonly movementId: DataMovementId;
  readonly attempt: number;
  readonly status: MovementStatus;
  readonly at: Instant;
  readonly message: string | undefined;
}
