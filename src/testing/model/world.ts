import { UserRows } from '../../adapters/rows/identity/user.rows.js';
import { userTable } from '../../adapters/schema/identity/user.schema.js';
import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { BulkCounts, BulkOptions, FoundOrCreated, StreamOptions, TableGateway } from '../../adapters/shared/table-gateway.js';
import type { Database } from '../../ports/shared/database.js';
import type { CursorPage, CursorPageRequest, NumberedPage, NumberedPageRequest } from '../../ports/shared/paging.js';
import type { UserRepository } from '../../ports/identity/user.repository.js';
import { gatewayContractTables } from '../contracts/table-gateway/contract-tables.js';

/** The tables of the model runs: those of the table contract, and the users. */
export const modelTables: readonly TableSchema[] = [...gatewayContractTables, userTable];

/** What a program runs on: one database with `modelTables`. */
export interface World {
  readonly database: Database;
  readonly users: UserRepository;
  table(schema: TableSchema): AnyTable;
  empty(): Promise<void>;
}

type Row = Readonly<Record<string, unknown>>;

/** A table gateway that takes anything, as a caller without types could give it. */
export interface AnyTable {
  find(key: Row): Promise<Row | undefined>;
  select(selection?: Row): Promise<Row[]>;
  count(where: Row): Promise<number>;
  insert(row: Row): Promise<Row>;
  update(key: Row, changes: Row): Promise<Row | undefined>;
  delete(key: Row): Promise<boolean>;
  insertMany(rows: readonly Row[] | AsyncIterable<Row>, options: BulkOptions): Promise<BulkCounts>;
  findOne(rows: Row): Promise<Row | undefined>;
  exists(where: Row): Promise<boolean>;
  paginate(rows: Row, request: NumberedPageRequest): Promise<NumberedPage<Row>>;
  paginateByCursor(rows: Row, request: CursorPageRequest): Promise<CursorPage<Row>>;
  stream(selection: Row, options: StreamOptions): AsyncIterable<Row>;
  summarize(request: Row): Promise<Row[]>;
  getOrCreate(key: Row, defaults: Row): Promise<FoundOrCreated<Row>>;
  updateWhere(where: Row, changes: Row): Promise<number>;
  deleteWhere(where: Row): Promise<number>;
}

interface Tables {
  readonly database: Database;
  table<Table extends TableSchema>(schema: Table): TableGateway<Table>;
  empty(): Promise<void>;
}

/** A world of any database that holds the model's tables. */
export function worldOf(tables: Tables): World {
  return {
    database: tables.database,
    users: new ModelUsers(tables.table(userTable)),
    table: (schema) => tables.table(schema) as unknown as AnyTable,
    empty: () => tables.empty(),
  };
}

/** Users over whichever table is given. */
class ModelUsers extends UserRows {}
