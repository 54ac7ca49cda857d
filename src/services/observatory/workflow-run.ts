import { MovementMoveRefused, MovementTaken } from '../../domain/observatory/data-movement.errors.js';
import { CopyMoveRefused } from '../../domain/observatory/physical-copy.errors.js';
import type { StepFailure } from '../../domain/observatory/step-failure.js';
import { WORKFLOW_STEPS, type WorkflowStep } from '../../domain/observatory/workflow-step.js';
import { SextantError } from '../../domain/shared/sextant-error.js';
import type { FailedSteps } from './failed-steps.js';

/** What one run did: how many of each step, what failed, and how many were left for later because they have failed. */
export interface WorkflowReport {
  readonly done: Readonly<Record<WorkflowStep, number>>;
  readonly failures: readonly { readonly step: WorkflowStep; readonly item: string; readonly error: SextantError }[];
  readonly postponed: number;
}

/** `due`: what has failed waits for its next try. `all`: it is tried now. */
export type RetryChoice = 'due' | 'all';

/** Another worker was at it, or is. */
const PASSED_OVER = [MovementTaken, MovementMoveRefused, CopyMoveRefused] as const;

/** Counts what is done, keeps what fails, and leaves alone what is to wait. */
export class WorkflowRun {
  readonly #done = Object.fromEntries(WORKFLOW_STEPS.map((step) => [step, 0])) as Record<WorkflowStep, number>;
  readonly #failures: { step: WorkflowStep; item: string; error: SextantError }[] = [];
  readonly #known: Map<string, StepFailure>;
  #postponed = 0;

  constructor(
    private readonly failed: FailedSteps,
    known: readonly StepFailure[],
    private readonly options: { readonly retry: RetryChoice; readonly signal: AbortSignal | undefined },
  ) {
    this.#known = new Map(known.map((failure) => [keyOf(failure.step, failure.item), failure]));
  }

  /** Nothing is counted where the work has nothing to do and gives `undefined`. */
  async step(step: WorkflowStep, item: string, work: () => Promise<unknown>): Promise<void> {
    this.options.signal?.throwIfAborted();
    const known = this.#known.get(keyOf(step, item));
    this.#known.delete(keyOf(step, item));
    if (known && this.options.retry === 'due' && !this.failed.isDue(known)) {
      this.#postponed += 1;
      return;
    }
    try {
      if ((await work()) !== undefined) this.#done[step] += 1;
    } catch (error) {
      if (PASSED_OVER.some((kind) => error instanceof kind)) return;
      if (!(error instanceof SextantError)) throw error;
      this.#failures.push({ step, item, error });
      await this.failed.failed(step, item, error);
      return;
    }
    if (known) await this.failed.isOver(known);
  }

  /** What was remembered of these steps and did not come up is to be done no more: another worker or a person has seen to it. */
  async forgetTheRest(steps: readonly WorkflowStep[]): Promise<void> {
    for (const failure of this.#known.values()) if (steps.includes(failure.step)) await this.failed.isOver(failure);
  }

  report(): WorkflowReport {
    return { done: { ...this.#done }, failures: [...this.#failures], postponed: this.#postponed };
  }
}

function keyOf(step: WorkflowStep, item: string): string {
  return `${step} ${item}`;
}
