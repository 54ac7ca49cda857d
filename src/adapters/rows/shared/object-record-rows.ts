import type { ObjectId } from '../../../domain/shared/ids.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { Filter } from '../../shared/table-gateway.js';
import { RecordRows } from './record-rows.js';

/** Records of objects over the rows of one table that has a column `oid`. */
export abstract class ObjectRecordRows<Table extends TableSchema, Item extends Key, Key> extends RecordRows<Table, Item, Key> {
  async listByObjects(oids: readonly ObjectId[], options?: CallOptions): Promise<Item[]> {
    const where = { oid: { in: oids } } as unknown as Filter<Table>;
    return (await this.table.select({ where }, options)).map(this.mapper.toDomain);
  }
}
