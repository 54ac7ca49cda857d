import { DataMovement, type DataMovementEvent, type MovedItem, type NewDataMovement } from '../../../domain/observatory/data-movement.js';
import { DataMovementId, DataTransferPackageId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import { movementStatus } from '../../../domain/observatory/movement-status.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { DataMovementLogRow, DataMovementRow, NewDataMovementLogRow, NewDataMovementRow } from './data-movement.schema.js';

type ItemColumns = Pick<DataMovementRow, 'kind' | 'data_transfer_package_id' | 'raw_data_package_id'>;

/** The columns that say what is moved; also the filter that finds its movements. */
export function movedItemColumns(item: MovedItem): ItemColumns {
  return {
    kind: item.kind,
    data_transfer_package_id: item.kind === 'transfer' ? item.id : null,
    raw_data_package_id: item.kind === 'transfer' ? null : item.id,
  };
}

function movedItem(row: ItemColumns): MovedItem {
  if (row.kind === 'transfer' && row.data_transfer_package_id !== null)
    return { kind: 'transfer', id: DataTransferPackageId(row.data_transfer_package_id) };
  if ((row.kind === 'archive' || row.kind === 'staging') && row.raw_data_package_id !== null)
    return { kind: row.kind, id: RawDataPackageId(row.raw_data_package_id) };
  throw new InvalidValue('item of the movement', row.kind, 'a transfer of a transfer package, or another movement of a package');
}

export const dataMovementMapper = {
  toDomain: (row: DataMovementRow): DataMovement =>
    new DataMovement({
      id: DataMovementId(row.id),
      item: movedItem(row),
      origin: row.origin,
      destination: row.destination,
      status: movementStatus(row.status),
      attempts: row.attempts,
      leaseUntil: row.lease_until ?? undefined,
      failure: row.failure ?? undefined,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),

  toRow: (movement: DataMovement): DataMovementRow => ({
    id: movement.id,
    ...movedItemColumns(movement.item),
    origin: movement.origin,
    destination: movement.destination,
    status: movement.status,
    attempts: movement.attempts,
    lease_until: movement.leaseUntil ?? null,
    failure: movement.failure ?? null,
    created_at: movement.createdAt,
    updated_at: movement.updatedAt,
  }),

  toNewRow: (movement: NewDataMovement): NewDataMovementRow => ({
    ...movedItemColumns(movement.item),
    origin: movement.origin,
    destination: movement.destination,
    status: 'pending',
    attempts: 0,
    lease_until: null,
    failure: null,
    created_at: movement.at,
    updated_at: movement.at,
  }),

  toEvent: (row: DataMovementLogRow): DataMovementEvent => ({
    movementId: DataMovementId(row.data_movement_id),
    attempt: row.attempt,
    status: movementStatus(row.status),
    at: row.at,
    message: row.message ?? undefined,
  }),

  /** The line that a movement adds to its log by being what it is now. */
  toLogRow: (movement: DataMovement): NewDataMovementLogRow => ({
    data_movement_id: movement.id,
    attempt: movement.attempts,
    status: movement.status,
    at: movement.updatedAt,
    message: movement.failure ?? null,
  }),
} as const;
