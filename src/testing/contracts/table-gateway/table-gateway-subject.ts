import type { TableGateway } from '../../../adapters/shared/table-gateway.js';
import type { TableSchema } from '../../../adapters/schema/shared/table.js';
import type { Database } from '../../../ports/shared/database.js';

/** A database that holds the tables of `contract-tables.ts`, empty before each test. */
export interface TableGatewaySubject {
  readonly database: Database;
  table<Table extends TableSchema>(schema: Table): TableGateway<Table>;
}
