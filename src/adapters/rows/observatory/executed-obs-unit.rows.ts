import type { ExecutedObsUnit } from '../../../domain/observatory/executed-obs-unit.js';
import type { ExecutedObsUnitId } from '../../../domain/observatory/ids.js';
import { ObservatoryItemNotFound } from '../../../domain/observatory/observatory.errors.js';
import { ExecutedObsUnitRepository } from '../../../ports/observatory/executed-obs-unit.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { executedObsUnitMapper } from '../../schema/observatory/executed-obs-unit.mapper.js';
import type { executedObsUnitTable } from '../../schema/observatory/executed-obs-unit.schema.js';
import type { OrderBy, TableGateway } from '../../shared/table-gateway.js';

const LATEST_FIRST = [{ column: 'started_at', direction: 'descending' }, 'id'] as const satisfies readonly OrderBy<
  typeof executedObsUnitTable
>[];

/** Executions over the rows of one table, the same on every engine. */
export abstract class ExecutedObsUnitRows extends ExecutedObsUnitRepository {
  constructor(protected readonly units: TableGateway<typeof executedObsUnitTable>) {
    super();
  }

  async findById(id: ExecutedObsUnitId): Promise<ExecutedObsUnit | undefined> {
    const row = await this.units.find({ id });
    return row && executedObsUnitMapper.toDomain(row);
  }

  async add(unit: ExecutedObsUnit): Promise<void> {
    await this.units.insert(executedObsUnitMapper.toRow(unit));
  }

  async save(unit: ExecutedObsUnit): Promise<void> {
    const { id, ...changes } = executedObsUnitMapper.toRow(unit);
    if (!(await this.units.update({ id }, changes))) throw new ObservatoryItemNotFound('executed obs unit', unit.id);
  }

  async list({ obsUnit }: { readonly obsUnit?: string | undefined }, page: CursorPageRequest): Promise<CursorPage<ExecutedObsUnit>> {
    const where = obsUnit === undefined ? {} : { obs_unit: obsUnit };
    const found = await this.units.paginateByCursor({ where, orderBy: LATEST_FIRST }, page);
    return { ...found, items: found.items.map(executedObsUnitMapper.toDomain) };
  }

  async countEnded(plannedObsUnits: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const where = { planned_obs_unit: { in: plannedObsUnits }, ended_at: { isNotNull: true } } as const;
    const groups = await this.units.summarize({ by: ['planned_obs_unit'], where });
    return new Map(groups.map(({ by: { planned_obs_unit: name }, count }) => [String(name), count]));
  }
}
