import type { Probability } from '../../../domain/catalog/probability.js';
import type { ProbabilityKey, LeadingClass } from '../../../ports/catalog/probability.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { probabilityMapper } from '../../schema/catalog/probability.mapper.js';
import type { probabilityTable } from '../../schema/catalog/probability.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `ProbabilityRepository` over the rows of one table, the same on every engine. */
export abstract class ProbabilityRows extends ObjectRecordRows<typeof probabilityTable, Probability, ProbabilityKey> {
  constructor(table: TableGateway<typeof probabilityTable>) {
    super(table, probabilityMapper);
  }

  async listLeading(leading: LeadingClass, limit: number, options?: CallOptions): Promise<Probability[]> {
    const where = {
      class_name: leading.className,
      classifier_name: leading.classifierName,
      classifier_version: leading.classifierVersion,
      ranking: 1,
    };
    const orderBy = [{ column: 'probability', direction: 'descending' }] as const;
    return (await this.table.select({ where, orderBy, limit }, options)).map(probabilityMapper.toDomain);
  }
}
