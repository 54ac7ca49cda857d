import type { StepFailure } from '../../domain/observatory/step-failure.js';
import type { WorkflowStep } from '../../domain/observatory/workflow-step.js';

/** The steps that keep failing. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class StepFailureRepository {
  abstract find(step: WorkflowStep, item: string): Promise<StepFailure | undefined>;

  /** Adds it, or overwrites the one of the same step and item. */
  abstract save(failure: StepFailure): Promise<void>;

  /** True when there was one. */
  abstract remove(step: WorkflowStep, item: string): Promise<boolean>;

  /** By the time of the next try, then by step and item; default all. */
  abstract list(limit?: number): Promise<StepFailure[]>;

  abstract count(): Promise<number>;
}
