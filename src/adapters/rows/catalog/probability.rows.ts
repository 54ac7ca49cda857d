import type { Classifier } from '../../../domain/catalog/classifier.js';
import type { Probability } from '../../../domain/catalog/probability.js';
import type { ObjectId } from '../../../domain/shared/ids.js';
import type { ProbabilityKey, LeadingClass } from '../../../ports/catalog/probability.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { probabilityMapper } from '../../schema/catalog/probability.mapper.js';
import type { probabilityTable } from '../../schema/catalog/probability.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `ProbabilityRepository` over the rows of one table, the same on every engine. */
export abstract class ProbabilityRows extends ObjectRecordRows<typeof probabilityTable, Probability, ProbabilityKey> {
  constructor(table: TableGateway<typeof probabilityTable>) {
    super(table, probabilityMapper);
  }

  async paginateLeading(
    { className, classifierName, classifierVersion }: LeadingClass,
    page: CursorPageRequest,
    options?: CallOptions,
  ): Promise<CursorPage<Probability>> {
    const where = { class_name: className, classifier_name: classifierName, classifier_version: classifierVersion, ranking: 1 };
    const orderBy = [{ column: 'probability', direction: 'descending' }] as const;
    const found = await this.table.paginateByCursor({ where, orderBy }, page, options);
    return { ...found, items: found.items.map(probabilityMapper.toDomain) };
  }

  async listRanked(oid: ObjectId, by?: Classifier, options?: CallOptions): Promise<Probability[]> {
    const where = by ? { oid, classifier_name: by.classifierName, classifier_version: by.classifierVersion } : { oid };
    const orderBy = ['classifier_name', 'classifier_version', 'ranking'] as const;
    return (await this.table.select({ where, orderBy }, options)).map(probabilityMapper.toDomain);
  }

  async listMostLikely(oids: readonly ObjectId[], options?: CallOptions): Promise<Probability[]> {
    const orderBy = ['oid', 'classifier_name', 'classifier_version'] as const;
    return (await this.table.select({ where: { oid: { in: oids }, ranking: 1 }, orderBy }, options)).map(probabilityMapper.toDomain);
  }
}
