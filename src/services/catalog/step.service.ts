import { service } from '../../container/index.js';
import { StepNotFound } from '../../domain/catalog/processing.errors.js';
import { filledText } from '../../domain/catalog/filled-text.js';
import { Step, type StepFields } from '../../domain/catalog/step.js';
import { Page } from '../../domain/shared/page.js';
import { StepRepository } from '../../ports/catalog/step.repository.js';
import type { NumberedPage, NumberedPageRequest } from '../../ports/shared/paging.js';

/** The versions of the programs of the pipeline. Each call is one statement, or joins its caller's transaction. */
@service()
export class StepService {
  constructor(private readonly steps: StepRepository) {}

  /** The stored step of this id, as it is stored, or this one, stored now. @throws InvalidValue */
  async getOrCreate(fields: StepFields): Promise<{ readonly item: Step; readonly created: boolean }> {
    return this.steps.getOrCreate(new Step(fields));
  }

  /** @throws StepNotFound, InvalidValue */
  async get(stepId: string): Promise<Step> {
    const step = await this.steps.findById({ stepId: filledText('step_id', stepId) });
    if (!step) throw new StepNotFound(stepId);
    return step;
  }

  /** Ordered by id. @throws InvalidValue */
  async list({ page, perPage }: Partial<NumberedPageRequest> = {}): Promise<NumberedPage<Step>> {
    return this.steps.paginate({ page, perPage: new Page({ limit: perPage }).limit });
  }
}
