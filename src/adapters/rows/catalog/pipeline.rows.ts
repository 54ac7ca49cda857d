import type { Pipeline } from '../../../domain/catalog/pipeline.js';
import type { PipelineKey } from '../../../ports/catalog/pipeline.repository.js';

import { pipelineMapper } from '../../schema/catalog/pipeline.mapper.js';
import type { pipelineTable } from '../../schema/catalog/pipeline.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** `PipelineRepository` over the rows of one table, the same on every engine. */
export abstract class PipelineRows extends RecordRows<typeof pipelineTable, Pipeline, PipelineKey> {
  constructor(table: TableGateway<typeof pipelineTable>) {
    super(table, pipelineMapper);
  }
}
