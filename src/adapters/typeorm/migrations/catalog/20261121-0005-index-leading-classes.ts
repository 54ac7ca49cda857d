import type { Migration } from '../migration.js';

const COLUMNS = '("classifier_name", "classifier_version", "class_name", "probability", "oid")';
const CONDITION = 'WHERE "ranking" = 1';

/** The index by which the objects of a class are paged, most likely first. */
export const indexLeadingClasses: Migration = {
  name: '20261121-0005-index-leading-classes',
  up: {
    postgres: [
      {
        sql: `CREATE INDEX CONCURRENTLY "ix_probability_leading" ON "probability" ${COLUMNS} ${CONDITION}`,
        transaction: 'outside',
        cleanup: 'DROP INDEX CONCURRENTLY IF EXISTS "ix_probability_leading"',
      },
    ],
    sqlite: [`CREATE INDEX "ix_probability_leading" ON "probability" ${COLUMNS} ${CONDITION}`],
  },
  down: {
    postgres: ['DROP INDEX "ix_probability_leading"'],
    sqlite: ['DROP INDEX "ix_probability_leading"'],
  },
};
