import type { ReferenceImage } from '../../../domain/catalog/reference-image.js';
import type { ReferenceImageKey } from '../../../ports/catalog/reference-image.repository.js';

import { referenceImageMapper } from '../../schema/catalog/reference-image.mapper.js';
import type { referenceImageTable } from '../../schema/catalog/reference-image.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `ReferenceImageRepository` over the rows of one table, the same on every engine. */
export abstract class ReferenceImageRows extends ObjectRecordRows<typeof referenceImageTable, ReferenceImage, ReferenceImageKey> {
  constructor(table: TableGateway<typeof referenceImageTable>) {
    super(table, referenceImageMapper);
  }
}
