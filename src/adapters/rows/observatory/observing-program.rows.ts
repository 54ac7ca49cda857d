import type { ObservingProgram } from '../../../domain/observatory/observing-program.js';
import type { ObservingProgramKey } from '../../../ports/observatory/observing-program.repository.js';
import { observingProgramMapper } from '../../schema/observatory/observing-program.mapper.js';
import type { observingProgramTable } from '../../schema/observatory/observing-program.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** Programs over the rows of one table, the same on every engine. */
export abstract class ObservingProgramRows extends RecordRows<typeof observingProgramTable, ObservingProgram, ObservingProgramKey> {
  constructor(table: TableGateway<typeof observingProgramTable>) {
    super(table, observingProgramMapper);
  }
}
