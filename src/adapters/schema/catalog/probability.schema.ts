import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `probability`. `ix_probability_leading`, for the pages of a class, is ours. */
export const probabilityTable = defineTable({
  name: 'probability',
  columns: {
    oid: { kind: 'text' },
    class_name: { kind: 'text' },
    classifier_name: { kind: 'text' },
    classifier_version: { kind: 'text' },
    probability: { kind: 'double' },
    ranking: { kind: 'integer' },
  },
  primaryKey: ['oid', 'class_name', 'classifier_name', 'classifier_version'],
  foreignKeys: {
    probability_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
  indexes: {
    ix_classification_rank1: { columns: ['ranking'], where: { column: 'ranking', equals: 1 } },
    ix_probabilities_oid: { columns: ['oid'], method: 'hash' },
    ix_probabilities_probability: { columns: ['probability'] },
    ix_probabilities_ranking: { columns: ['ranking'] },
    ix_probability_leading: {
      columns: ['classifier_name', 'classifier_version', 'class_name', 'probability', 'oid'],
      where: { column: 'ranking', equals: 1 },
    },
  },
});

export type ProbabilityRow = RowOf<typeof probabilityTable>;
