import type { DataMovement, DataMovementEvent, MovedItem, MovementKind, NewDataMovement } from '../../domain/observatory/data-movement.js';
import type { DataMovementId } from '../../domain/observatory/ids.js';
import type { MovementStatus } from '../../domain/observatory/movement-status.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** Transfers, archivings and stagings, each with its log. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class DataMovementRepository {
  abstract findById(id: DataMovementId): Promise<DataMovement | undefined>;

  /** Adds one that is pending, and the first line of its log. @throws ForeignKeyViolation for an unknown item or location. */
  abstract add(movement: NewDataMovement): Promise<DataMovement>;

  /** Stores a move and its line in the log, unless somebody else moved it since: then false, and nothing is changed. */
  abstract move(before: DataMovement, after: DataMovement): Promise<boolean>;

  /** All of an item to a destination, by id. */
  abstract listOf(item: MovedItem, destination: string): Promise<DataMovement[]>;

  /** Of a kind in one of the statuses, by id. */
  abstract list(kind: MovementKind, statuses: readonly MovementStatus[], page: CursorPageRequest): Promise<CursorPage<DataMovement>>;

  /** In the order in which it happened. */
  abstract log(id: DataMovementId): Promise<DataMovementEvent[]>;

  /** How many there are of each kind and status, by kind and status. */
  abstract summary(): Promise<{ readonly kind: MovementKind; readonly status: MovementStatus; readonly count: number }[]>;
}
