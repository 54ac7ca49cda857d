import { conflictClause, quotedColumns, type Merge, type MergeCounts } from './bulk-merge.js';
import type { SqlStatement } from './sql-connection.js';

/** SQLite's default limit of parameters in one statement (SQLITE_MAX_VARIABLE_NUMBER). */
const MOST_PARAMETERS = 32_766;
const MOST_ROWS = 512;

/**
 * Merges by multi-row inserts, each of a power of two rows, so that ten statement texts serve every number of rows.
 * To tell new rows from stored ones in an update, a chunk is inserted first where absent and overwritten only if some were.
 */
export async function mergeOnSqlite(merge: Merge): Promise<MergeCounts> {
  const { engine, connection, table, rows, action, options } = merge;
  const columns = Object.values(table.columns);
  const most = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(MOST_PARAMETERS / columns.length)));
  let inserted = 0;
  let updated = 0;
  for (let from = 0; from < rows.length;) {
    const size = Math.min(most, 2 ** Math.floor(Math.log2(rows.length - from)));
    const values: unknown[] = [];
    for (const row of rows.slice(from, from + size))
      for (const [position, column] of columns.entries()) {
        const value = row[position];
        values.push(value === null ? null : engine.dialect.encode(value, column));
      }
    const fresh = (await connection.execute(insertStatement(merge, size, 'ignore'), values, options)).rowCount;
    inserted += fresh;
    if (action === 'update' && fresh < size) {
      await connection.execute(insertStatement(merge, size, 'update'), values, options);
      updated += size - fresh;
    }
    from += size;
  }
  return { inserted, updated };
}

function insertStatement({ engine, table, statements }: Merge, size: number, action: Merge['action']): SqlStatement {
  return statements.keep(`merge ${action} ${String(size)}`, () => {
    const { dialect } = engine;
    const width = Object.keys(table.columns).length;
    const tuples = Array.from({ length: size }, (_, row) => {
      const placeholders = Array.from({ length: width }, (__, column) => `$${String(row * width + column + 1)}`);
      return `(${placeholders.join(', ')})`;
    });
    const into = `INSERT INTO ${dialect.quote(table.name)} (${quotedColumns(dialect, table)})`;
    return `${into} VALUES ${tuples.join(', ')}${conflictClause(dialect, table, action)}`;
  });
}
