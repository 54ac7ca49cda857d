import { service } from '../../container/index.js';
import { filledText } from '../../domain/catalog/filled-text.js';
import { Pipeline, type PipelineFields } from '../../domain/catalog/pipeline.js';
import { PipelineNotFound } from '../../domain/catalog/processing.errors.js';
import { Page } from '../../domain/shared/page.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { PipelineRepository } from '../../ports/catalog/pipeline.repository.js';
import { StepRepository } from '../../ports/catalog/step.repository.js';
import type { NumberedPage, NumberedPageRequest } from '../../ports/shared/paging.js';
import { requireSteps } from './required-steps.js';

/** Which steps worked together. Each call is one transaction, or joins its caller's. */
@service()
export class PipelineService {
  constructor(
    private readonly pipelines: PipelineRepository,
    private readonly steps: StepRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /** The stored pipeline of this id, as it is stored, or this one, stored now. @throws StepNotFound, InvalidValue */
  async getOrCreate(fields: PipelineFields): Promise<{ readonly item: Pipeline; readonly created: boolean }> {
    const pipeline = new Pipeline(fields);
    const { stepIdCorr, stepIdFeat, stepIdClf, stepIdOut, stepIdStamp } = pipeline;
    return this.database.transaction(
      async () => {
        await requireSteps(this.steps, [stepIdCorr, stepIdFeat, stepIdClf, stepIdOut, stepIdStamp]);
        return this.pipelines.getOrCreate(pipeline);
      },
      { name: 'record pipeline' },
    );
  }

  /** @throws PipelineNotFound, InvalidValue */
  async get(pipelineId: string): Promise<Pipeline> {
    const pipeline = await this.pipelines.findById({ pipelineId: filledText('pipeline_id', pipelineId) });
    if (!pipeline) throw new PipelineNotFound(pipelineId);
    return pipeline;
  }

  /** Ordered by id. @throws InvalidValue */
  async list({ page, perPage }: Partial<NumberedPageRequest> = {}): Promise<NumberedPage<Pipeline>> {
    return this.pipelines.paginate({ page, perPage: new Page({ limit: perPage }).limit });
  }
}
