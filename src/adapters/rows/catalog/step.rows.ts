import type { Step } from '../../../domain/catalog/step.js';
import type { StepKey } from '../../../ports/catalog/step.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { stepMapper } from '../../schema/catalog/step.mapper.js';
import type { stepTable } from '../../schema/catalog/step.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** `StepRepository` over the rows of one table, the same on every engine. */
export abstract class StepRows extends RecordRows<typeof stepTable, Step, StepKey> {
  constructor(table: TableGateway<typeof stepTable>) {
    super(table, stepMapper);
  }

  async listByIds(stepIds: readonly string[], options?: CallOptions): Promise<Step[]> {
    return (await this.table.select({ where: { step_id: { in: stepIds } } }, options)).map(stepMapper.toDomain);
  }
}
