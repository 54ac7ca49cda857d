import type { CrossMatch } from '../../../domain/catalog/cross-match.js';
import type { CrossMatchKey } from '../../../ports/catalog/cross-match.repository.js';

import { crossMatchMapper } from '../../schema/catalog/cross-match.mapper.js';
import type { crossMatchTable } from '../../schema/catalog/cross-match.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `CrossMatchRepository` over the rows of one table, the same on every engine. */
export abstract class CrossMatchRows extends ObjectRecordRows<typeof crossMatchTable, CrossMatch, CrossMatchKey> {
  constructor(table: TableGateway<typeof crossMatchTable>) {
    super(table, crossMatchMapper);
  }
}
