import type { StepFailure } from '../../../domain/observatory/step-failure.js';
import type { WorkflowStep } from '../../../domain/observatory/workflow-step.js';
import { StepFailureRepository } from '../../../ports/observatory/step-failure.repository.js';
import { stepFailureMapper } from '../../schema/observatory/step-failure.mapper.js';
import type { stepFailureTable } from '../../schema/observatory/step-failure.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Failing steps over the rows of one table, the same on every engine. */
export abstract class StepFailureRows extends StepFailureRepository {
  constructor(protected readonly failures: TableGateway<typeof stepFailureTable>) {
    super();
  }

  async find(step: WorkflowStep, item: string): Promise<StepFailure | undefined> {
    const row = await this.failures.find({ step, item });
    return row && stepFailureMapper.toDomain(row);
  }

  async save(failure: StepFailure): Promise<void> {
    await this.failures.insertMany([stepFailureMapper.toRow(failure)], { onConflict: 'update' });
  }

  async remove(step: WorkflowStep, item: string): Promise<boolean> {
    return this.failures.delete({ step, item });
  }

  async list(limit?: number): Promise<StepFailure[]> {
    const first = limit === undefined ? {} : { limit };
    return (await this.failures.select({ orderBy: ['next_try_at'], ...first })).map(stepFailureMapper.toDomain);
  }

  async count(): Promise<number> {
    return this.failures.count();
  }
}
