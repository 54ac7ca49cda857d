import type { GaiaMatch } from '../../../domain/catalog/gaia-match.js';
import type { GaiaMatchKey } from '../../../ports/catalog/gaia-match.repository.js';

import { gaiaMatchMapper } from '../../schema/catalog/gaia-match.mapper.js';
import type { gaiaMatchTable } from '../../schema/catalog/gaia-match.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `GaiaMatchRepository` over the rows of one table, the same on every engine. */
export abstract class GaiaMatchRows extends ObjectRecordRows<typeof gaiaMatchTable, GaiaMatch, GaiaMatchKey> {
  constructor(table: TableGateway<typeof gaiaMatchTable>) {
    super(table, gaiaMatchMapper);
  }
}
