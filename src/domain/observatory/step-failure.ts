import { Instant } from '../shared/instant.js';
import { InvalidValue } from '../shared/invalid-value.js';
import { failureText } from './failure-text.js';
import { observatoryText } from './observatory-text.js';
import type { WorkflowStep } from './workflow-step.js';

const FIRST_WAIT = 60_000_000n;
const LONGEST_WAIT = 3_600_000_000n;
/** From here on the wait is the longest one. */
const DOUBLINGS = 6;

/** What went wrong, as an error says it. */
export interface FailureCause {
  readonly code: string;
  readonly message: string;
}

export interface StepFailureFields extends FailureCause {
  readonly step: WorkflowStep;
  readonly item: string;
  readonly attempts: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly nextTryAt: Instant;
}

/**
 * A step of the workflow that keeps failing for one item, until it succeeds. It is tried again a minute after the first failure,
 * and after each further one the wait is doubled, to an hour at most; it is never given up, for nobody else brings the data.
 */
export class StepFailure {
  readonly step: WorkflowStep;
  /** What the step was to be done for, such as the id of a movement; at most 255 characters. */
  readonly item: string;
  readonly attempts: number;
  /** Code and message of the last failure. */
  readonly code: string;
  readonly message: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly nextTryAt: Instant;

  /** @throws InvalidValue */
  constructor(fields: StepFailureFields) {
    if (!Number.isInteger(fields.attempts) || fields.attempts < 1)
      throw new InvalidValue('attempts', fields.attempts, 'a whole number from 1');
    this.step = fields.step;
    this.item = observatoryText('item of the step', fields.item);
    this.attempts = fields.attempts;
    this.code = observatoryText('code of the failure', fields.code);
    this.message = failureText(fields.message);
    this.firstAt = fields.firstAt;
    this.lastAt = fields.lastAt;
    this.nextTryAt = fields.nextTryAt;
  }

  static first(step: WorkflowStep, item: string, cause: FailureCause, at: Instant): StepFailure {
    const { code, message } = cause;
    return new StepFailure({ step, item, code, message, attempts: 1, firstAt: at, lastAt: at, nextTryAt: after(at, 1) });
  }

  /** It failed once more. */
  again({ code, message }: FailureCause, at: Instant): StepFailure {
    const attempts = this.attempts + 1;
    return new StepFailure({ ...this, code, message, attempts, lastAt: at, nextTryAt: after(at, attempts) });
  }

  isDue(at: Instant): boolean {
    return this.nextTryAt.compare(at) <= 0;
  }
}

function after(at: Instant, attempts: number): Instant {
  const wait = attempts > DOUBLINGS ? LONGEST_WAIT : FIRST_WAIT << BigInt(attempts - 1);
  return Instant.fromEpochMicroseconds(at.epochMicroseconds + wait);
}
