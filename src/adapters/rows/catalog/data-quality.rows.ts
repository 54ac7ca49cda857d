import type { DataQuality } from '../../../domain/catalog/data-quality.js';
import type { DataQualityKey } from '../../../ports/catalog/data-quality.repository.js';

import { dataQualityMapper } from '../../schema/catalog/data-quality.mapper.js';
import type { dataQualityTable } from '../../schema/catalog/data-quality.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `DataQualityRepository` over the rows of one table, the same on every engine. */
export abstract class DataQualityRows extends ObjectRecordRows<typeof dataQualityTable, DataQuality, DataQualityKey> {
  constructor(table: TableGateway<typeof dataQualityTable>) {
    super(table, dataQualityMapper);
  }
}
