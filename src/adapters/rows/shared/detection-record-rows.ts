import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { DetectionRecordKey } from '../../../ports/shared/detection-record-repository.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { Filter } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from './object-record-rows.js';

/** Records of detections over the rows of one table whose key is `candid` and `oid`. */
export abstract class DetectionRecordRows<Table extends TableSchema, Item extends DetectionRecordKey> extends ObjectRecordRows<
  Table,
  Item,
  DetectionRecordKey
> {
  async listByKeys(keys: readonly DetectionRecordKey[], options?: CallOptions): Promise<Item[]> {
    const [candids, oids] = [keys.map(({ candid }) => candid), new Set(keys.map(({ oid }) => oid))];
    const where = { candid: { in: candids }, oid: { in: [...oids] } } as unknown as Filter<Table>;
    const found = (await this.table.select({ where }, options)).map(this.mapper.toDomain);
    // A candidate of two objects is found under both of them, whichever was asked for.
    const asked = new Set(keys.map(textOf));
    return found.filter((item) => asked.has(textOf(item)));
  }
}

function textOf({ candid, oid }: DetectionRecordKey): string {
  return `${String(candid)} ${oid}`;
}
