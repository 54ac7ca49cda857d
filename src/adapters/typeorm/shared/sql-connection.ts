import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PackedQuery } from './packed-rows.js';

/** A statement whose text is built once; PostgreSQL prepares it under its name, SQLite caches it by its text. */
export interface SqlStatement {
  /** At most 63 characters, the same for the same text: `users.find_by_email`. */
  readonly name: string;
  /** Placeholders `$1`, `$2`, … on both engines. */
  readonly text: string;
  /** Turns the driver's values of one row into those of `ColumnTypes`, in place; absent where the driver gives them already. */
  readonly decode?: ((row: Record<string, unknown>) => void) | undefined;
  /** No statement limit applies: a migration takes as long as it takes. */
  readonly unlimited?: boolean | undefined;
  /** A read that the server answers at once whatever the table holds, such as one by primary key: it may share a connection. */
  readonly quick?: boolean | undefined;
  /** The same query for a connection that reads one text faster than many rows. */
  readonly packed?: PackedQuery | undefined;
  /** Of an insert of one row: the column that SQLite numbers, which is its row id and known without RETURNING. */
  readonly rowIdColumn?: string | undefined;
  /** Of an insert whose key the database numbers: how to do it again and get the same row. */
  readonly numbering?: Numbering | undefined;
}

/** How an insert that was numbered is repeated under the number it got. */
export interface Numbering {
  readonly table: string;
  /** The number that the insert was given, as the driver must bind it. */
  numberIn(row: Record<string, unknown>): unknown;
  /** Takes the same values and then the number, and returns what the first insert did. */
  readonly repeated: SqlStatement;
}

export interface SqlResult {
  readonly rows: Record<string, unknown>[];
  /** Rows inserted, updated or deleted; for a query the rows returned. */
  readonly rowCount: number;
}

/** One open connection of either engine. Rejections are already typed `DatabaseError`s. */
export interface SqlConnection {
  execute(statement: SqlStatement, values: readonly unknown[], options?: CallOptions): Promise<SqlResult>;
}
