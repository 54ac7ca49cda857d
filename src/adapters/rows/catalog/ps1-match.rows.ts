import type { Ps1Match } from '../../../domain/catalog/ps1-match.js';
import type { Ps1MatchKey } from '../../../ports/catalog/ps1-match.repository.js';

import { ps1MatchMapper } from '../../schema/catalog/ps1-match.mapper.js';
import type { ps1MatchTable } from '../../schema/catalog/ps1-match.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `Ps1MatchRepository` over the rows of one table, the same on every engine. */
export abstract class Ps1MatchRows extends ObjectRecordRows<typeof ps1MatchTable, Ps1Match, Ps1MatchKey> {
  constructor(table: TableGateway<typeof ps1MatchTable>) {
    super(table, ps1MatchMapper);
  }
}
