import type { Instant } from '../shared/instant.js';
import { InvalidValue } from '../shared/invalid-value.js';
import { ExecutedObsUnitId } from './ids.js';
import { observatoryText } from './observatory-text.js';
import { ExecutionEnded } from './raw-data-file.errors.js';

/** One execution of an obs unit at the telescope. While it runs it takes files; once ended, they can be packaged. */
export class ExecutedObsUnit {
  readonly id: ExecutedObsUnitId;
  /** What was observed, as it was called then. */
  readonly obsUnit: string;
  /** The planned obs unit of that name; unknown for an execution from before there were plans. */
  readonly plannedObsUnit: string | undefined;
  readonly startedAt: Instant;
  readonly endedAt: Instant | undefined;

  /** @throws InvalidValue, also for an end before the start. */
  constructor(fields: {
    readonly id: string;
    readonly obsUnit: string;
    readonly plannedObsUnit?: string | undefined;
    readonly startedAt: Instant;
    readonly endedAt?: Instant | undefined;
  }) {
    this.id = ExecutedObsUnitId(fields.id);
    this.obsUnit = observatoryText('obs unit', fields.obsUnit);
    this.plannedObsUnit = fields.plannedObsUnit;
    this.startedAt = fields.startedAt;
    this.endedAt = fields.endedAt;
    if (fields.endedAt && fields.endedAt.compare(fields.startedAt) < 0)
      throw new InvalidValue('end of the execution', fields.endedAt, `not before its start, ${String(fields.startedAt)}`);
  }

  /** @throws ExecutionEnded when it has ended; InvalidValue for a time before the start. */
  ended(at: Instant): ExecutedObsUnit {
    if (this.endedAt) throw new ExecutionEnded(this.id);
    return new ExecutedObsUnit({ ...this, endedAt: at });
  }
}
