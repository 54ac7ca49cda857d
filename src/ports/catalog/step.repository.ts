import type { Step } from '../../domain/catalog/step.js';
import type { CallOptions } from '../shared/call-options.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type StepKey = Pick<Step, 'stepId'>;

/** Table `step`. A version of a program of the pipeline. Joins the current transaction of `CatalogDatabase`. */
export abstract class StepRepository extends RecordRepository<Step, StepKey> {
  /** Those of the given ids that exist, in one query; ordered by id. */
  abstract listByIds(stepIds: readonly string[], options?: CallOptions): Promise<Step[]>;
}
