import type { ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from './call-options.js';
import { RecordRepository } from './record-repository.js';

/** A table of records that belong to objects. */
export abstract class ObjectRecordRepository<Item, Key> extends RecordRepository<Item, Key> {
  /** All records of these objects, in one query; ordered by key. */
  abstract listByObjects(oids: readonly ObjectId[], options?: CallOptions): Promise<Item[]>;
}
