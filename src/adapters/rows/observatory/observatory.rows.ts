import type { Observatory } from '../../../domain/observatory/observatory.js';
import type { ObservatoryKey } from '../../../ports/observatory/observatory.repository.js';
import { observatoryMapper } from '../../schema/observatory/observatory.mapper.js';
import type { observatoryTable } from '../../schema/observatory/observatory.table.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** Observatories over the rows of one table, the same on every engine. */
export abstract class ObservatoryRows extends RecordRows<typeof observatoryTable, Observatory, ObservatoryKey> {
  constructor(table: TableGateway<typeof observatoryTable>) {
    super(table, observatoryMapper);
  }
}
