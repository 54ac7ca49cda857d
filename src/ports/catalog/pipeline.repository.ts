import type { Pipeline } from '../../domain/catalog/pipeline.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type PipelineKey = Pick<Pipeline, 'pipelineId'>;

/** Table `pipeline`. Which steps made up the pipeline from a date on. Joins the current transaction of `CatalogDatabase`. */
export abstract class PipelineRepository extends RecordRepository<Pipeline, PipelineKey> {}
