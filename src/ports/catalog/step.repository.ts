import type { Step } from '../../domain/catalog/step.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type StepKey = Pick<Step, 'stepId'>;

/** Table `step`. A version of a program of the pipeline. Joins the current transaction of `CatalogDatabase`. */
export abstract class StepRepository extends RecordRepository<Step, StepKey> {}
