import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `taxonomy`, with `classes` as JSON where it is an array there: docs/adr/0023. */
export const taxonomyTable = defineTable({
  name: 'taxonomy',
  columns: {
    classifier_name: { kind: 'text' },
    classifier_version: { kind: 'text' },
    classes: { kind: 'text' },
  },
  primaryKey: ['classifier_name', 'classifier_version'],
});

export type TaxonomyRow = RowOf<typeof taxonomyTable>;
