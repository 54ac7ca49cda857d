import type { Taxonomy } from '../../../domain/catalog/taxonomy.js';
import type { TaxonomyKey } from '../../../ports/catalog/taxonomy.repository.js';

import { taxonomyMapper } from '../../schema/catalog/taxonomy.mapper.js';
import type { taxonomyTable } from '../../schema/catalog/taxonomy.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** `TaxonomyRepository` over the rows of one table, the same on every engine. */
export abstract class TaxonomyRows extends RecordRows<typeof taxonomyTable, Taxonomy, TaxonomyKey> {
  constructor(table: TableGateway<typeof taxonomyTable>) {
    super(table, taxonomyMapper);
  }
}
