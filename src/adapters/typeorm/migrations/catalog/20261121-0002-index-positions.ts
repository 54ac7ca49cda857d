import type { Migration } from '../migration.js';

/** The index that cones on the sky are searched by. */
export const indexPositions: Migration = {
  name: '20261121-0002-index-positions',
  up: {
    postgres: [
      {
        sql: 'CREATE INDEX CONCURRENTLY "ix_object_position" ON "object" ("meandec", "meanra")',
        transaction: 'outside',
        cleanup: 'DROP INDEX CONCURRENTLY IF EXISTS "ix_object_position"',
      },
    ],
    sqlite: ['CREATE INDEX "ix_object_position" ON "object" ("meandec", "meanra")'],
  },
  down: {
    postgres: ['DROP INDEX "ix_object_position"'],
    sqlite: ['DROP INDEX "ix_object_position"'],
  },
};
