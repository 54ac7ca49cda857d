import type { DataQuality } from '../../../domain/catalog/data-quality.js';
import { dataQualityMapper } from '../../schema/catalog/data-quality.mapper.js';
import type { dataQualityTable } from '../../schema/catalog/data-quality.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { DetectionRecordRows } from '../shared/detection-record-rows.js';

/** `DataQualityRepository` over the rows of one table, the same on every engine. */
export abstract class DataQualityRows extends DetectionRecordRows<typeof dataQualityTable, DataQuality> {
  constructor(table: TableGateway<typeof dataQualityTable>) {
    super(table, dataQualityMapper);
  }
}
