import type {
  DataMovement,
  DataMovementEvent,
  MovedItem,
  MovementKind,
  NewDataMovement,
} from '../../../domain/observatory/data-movement.js';
import type { DataMovementId } from '../../../domain/observatory/ids.js';
import { movementStatus, type MovementStatus } from '../../../domain/observatory/movement-status.js';
import { DataMovementRepository } from '../../../ports/observatory/data-movement.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { dataMovementMapper, movedItemColumns } from '../../schema/observatory/data-movement.mapper.js';
import type { dataMovementLogTable, dataMovementTable } from '../../schema/observatory/data-movement.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Movements and their logs over the rows of two tables, the same on every engine. */
export abstract class DataMovementRows extends DataMovementRepository {
  constructor(
    protected readonly movements: TableGateway<typeof dataMovementTable>,
    protected readonly lines: TableGateway<typeof dataMovementLogTable>,
  ) {
    super();
  }

  async findById(id: DataMovementId): Promise<DataMovement | undefined> {
    const row = await this.movements.find({ id });
    return row && dataMovementMapper.toDomain(row);
  }

  async add(movement: NewDataMovement): Promise<DataMovement> {
    const added = dataMovementMapper.toDomain(await this.movements.insert(dataMovementMapper.toNewRow(movement)));
    await this.lines.insert(dataMovementMapper.toLogRow(added));
    return added;
  }

  async move(before: DataMovement, after: DataMovement): Promise<boolean> {
    const { id, ...changes } = dataMovementMapper.toRow(after);
    const moved = await this.movements.updateWhere({ id, status: before.status, attempts: before.attempts }, changes);
    if (moved === 0) return false;
    await this.lines.insert(dataMovementMapper.toLogRow(after));
    return true;
  }

  async listOf(item: MovedItem, destination: string): Promise<DataMovement[]> {
    return (await this.movements.select({ where: { ...movedItemColumns(item), destination } })).map(dataMovementMapper.toDomain);
  }

  async list(kind: MovementKind, statuses: readonly MovementStatus[], page: CursorPageRequest): Promise<CursorPage<DataMovement>> {
    const found = await this.movements.paginateByCursor({ where: { kind, status: { in: statuses } } }, page);
    return { ...found, items: found.items.map(dataMovementMapper.toDomain) };
  }

  async log(id: DataMovementId): Promise<DataMovementEvent[]> {
    return (await this.lines.select({ where: { data_movement_id: id } })).map(dataMovementMapper.toEvent);
  }

  async summary(): Promise<{ kind: MovementKind; status: MovementStatus; count: number }[]> {
    const groups = await this.movements.summarize({ by: ['kind', 'status'] });
    return groups.map(({ by: { kind, status = '' }, count }) => ({ kind: kind as MovementKind, status: movementStatus(status), count }));
  }
}
