import type { Telescope } from '../../../domain/observatory/telescope.js';
import type { TelescopeKey } from '../../../ports/observatory/telescope.repository.js';
import { telescopeMapper } from '../../schema/observatory/telescope.mapper.js';
import type { telescopeTable } from '../../schema/observatory/telescope.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** Telescopes over the rows of one table, the same on every engine. */
export abstract class TelescopeRows extends RecordRows<typeof telescopeTable, Telescope, TelescopeKey> {
  constructor(table: TableGateway<typeof telescopeTable>) {
    super(table, telescopeMapper);
  }
}
