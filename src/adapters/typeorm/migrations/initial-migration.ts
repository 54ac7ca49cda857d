import type { TableSchema } from '../../schema/shared/table.js';
import { postgresDialect } from '../postgres/postgres-dialect.js';
import { createTable, dropTable } from '../shared/ddl.js';
import { sqliteDialect } from '../sqlite/sqlite-dialect.js';
import type { Migration } from './migration.js';

/**
 * A migration that creates the given tables, in order, written out for both databases. For examples and tests; in a
 * service write its statements into a file, because a later change of the tables would change this migration too.
 */
export function initialMigration(name: string, tables: readonly TableSchema[]): Migration {
  const reversed = tables.toReversed();
  return {
    name,
    up: {
      postgres: tables.flatMap((table) => createTable(postgresDialect, table)),
      sqlite: tables.flatMap((table) => createTable(sqliteDialect, table)),
    },
    down: {
      postgres: reversed.flatMap((table) => dropTable(postgresDialect, table)),
      sqlite: reversed.flatMap((table) => dropTable(sqliteDialect, table)),
    },
  };
}
