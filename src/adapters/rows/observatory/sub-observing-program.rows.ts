import type { SubObservingProgram } from '../../../domain/observatory/sub-observing-program.js';
import type { SubObservingProgramKey } from '../../../ports/observatory/sub-observing-program.repository.js';
import { subObservingProgramMapper } from '../../schema/observatory/sub-observing-program.mapper.js';
import type { subObservingProgramTable } from '../../schema/observatory/sub-observing-program.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** Sub programs over the rows of one table, the same on every engine. */
export abstract class SubObservingProgramRows extends RecordRows<
  typeof subObservingProgramTable,
  SubObservingProgram,
  SubObservingProgramKey
> {
  constructor(table: TableGateway<typeof subObservingProgramTable>) {
    super(table, subObservingProgramMapper);
  }

  async listByPrograms(programs: readonly string[]): Promise<SubObservingProgram[]> {
    return (await this.table.select({ where: { program: { in: programs } } })).map(this.mapper.toDomain);
  }
}
