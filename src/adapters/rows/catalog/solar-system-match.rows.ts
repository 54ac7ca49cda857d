import type { SolarSystemMatch } from '../../../domain/catalog/solar-system-match.js';
import type { SolarSystemMatchKey } from '../../../ports/catalog/solar-system-match.repository.js';

import { solarSystemMatchMapper } from '../../schema/catalog/solar-system-match.mapper.js';
import type { solarSystemMatchTable } from '../../schema/catalog/solar-system-match.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `SolarSystemMatchRepository` over the rows of one table, the same on every engine. */
export abstract class SolarSystemMatchRows extends ObjectRecordRows<typeof solarSystemMatchTable, SolarSystemMatch, SolarSystemMatchKey> {
  constructor(table: TableGateway<typeof solarSystemMatchTable>) {
    super(table, solarSystemMatchMapper);
  }
}
