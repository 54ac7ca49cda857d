import type { MagnitudeStatistics } from '../../../domain/catalog/magnitude-statistics.js';
import type { MagnitudeStatisticsKey } from '../../../ports/catalog/magnitude-statistics.repository.js';

import { magnitudeStatisticsMapper } from '../../schema/catalog/magnitude-statistics.mapper.js';
import type { magnitudeStatisticsTable } from '../../schema/catalog/magnitude-statistics.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `MagnitudeStatisticsRepository` over the rows of one table, the same on every engine. */
export abstract class MagnitudeStatisticsRows extends ObjectRecordRows<
  typeof magnitudeStatisticsTable,
  MagnitudeStatistics,
  MagnitudeStatisticsKey
> {
  constructor(table: TableGateway<typeof magnitudeStatisticsTable>) {
    super(table, magnitudeStatisticsMapper);
  }
}
