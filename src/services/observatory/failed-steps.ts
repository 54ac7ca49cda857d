import { service } from '../../container/index.js';
import { StepFailure, type FailureCause } from '../../domain/observatory/step-failure.js';
import type { WorkflowStep } from '../../domain/observatory/workflow-step.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { StepFailureRepository } from '../../ports/observatory/step-failure.repository.js';
import { Clock } from '../../ports/shared/clock.js';

/** Remembers which steps failed, how often, and when each is tried again. */
@service()
export class FailedSteps {
  constructor(
    private readonly failures: StepFailureRepository,
    private readonly database: ObservatoryDatabase,
    private readonly clock: Clock,
  ) {}

  /** Those to be tried first come first; default all. */
  list(limit?: number): Promise<StepFailure[]> {
    return this.failures.list(limit);
  }

  count(): Promise<number> {
    return this.failures.count();
  }

  isDue(failure: StepFailure): boolean {
    return failure.isDue(this.clock.now());
  }

  async failed(step: WorkflowStep, item: string, cause: FailureCause): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(
      async () => {
        const known = await this.failures.find(step, item);
        await this.failures.save(known ? known.again(cause, at) : StepFailure.first(step, item, cause, at));
      },
      { name: 'remember failure' },
    );
  }

  async isOver({ step, item }: StepFailure): Promise<void> {
    await this.database.transaction(() => this.failures.remove(step, item), { name: 'forget failure' });
  }
}
