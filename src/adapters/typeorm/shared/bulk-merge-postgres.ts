import { createHash } from 'node:crypto';
import type { TableSchema } from '../../schema/shared/table.js';
import { conflictClause, quotedColumns, type Merge, type MergeCounts } from './bulk-merge.js';
import type { SqlResult } from './sql-connection.js';

/** Up to this many rows one `unnest` is cheaper than the round trips of a staging table. */
const STAGED_FROM = 200;

/** Merges in one statement: from arrays when the rows are few, from a temporary table filled by COPY when they are many. */
export async function mergeOnPostgres(merge: Merge): Promise<MergeCounts> {
  const { rows } = await (merge.rows.length < STAGED_FROM ? mergeArrays(merge) : mergeStaged(merge));
  return { inserted: Number(rows[0]?.['inserted']), updated: Number(rows[0]?.['updated']) };
}

function mergeArrays(merge: Merge): Promise<SqlResult> {
  const { engine, connection, table, statements, rows, action, options } = merge;
  const { dialect } = engine;
  const columns = Object.entries(table.columns);
  const text = (): string => {
    const arrays = columns.map(([, column], index) => `$${String(index + 1)}::${dialect.columnType({ kind: column.kind })}[]`);
    return mergeText(merge, `SELECT * FROM unnest(${arrays.join(', ')})`);
  };
  const values = columns.map(([, column], position) =>
    rows.map((row) => {
      const value = row[position];
      return value === null ? null : dialect.encode(value, column);
    }),
  );
  return connection.execute(statements.keep(`merge ${action}`, text), values, options);
}

async function mergeStaged(merge: Merge): Promise<SqlResult> {
  const { engine, connection, table, statements, rows, action, options } = merge;
  const { dialect } = engine;
  const stage: TableSchema = { ...table, name: stageName(table) };
  const name = dialect.quote(stage.name);
  const create = (): string => `CREATE TEMPORARY TABLE IF NOT EXISTS ${name} (LIKE ${dialect.quote(table.name)}) ON COMMIT DELETE ROWS`;
  await connection.execute(statements.keep('stage', create), [], options);
  await engine.copyRows(connection, stage, Object.keys(table.columns), rows, options);
  const text = (): string => mergeText(merge, `SELECT ${quotedColumns(dialect, table)} FROM ${name}`);
  const merged = await connection.execute(statements.keep(`merge_staged ${action}`, text), [], options);
  await connection.execute(
    statements.keep('unstage', () => `TRUNCATE ${name}`),
    [],
    options,
  );
  return merged;
}

/** `xmax` is 0 in a row version that no transaction has replaced: the row was inserted, not updated. */
function mergeText({ engine, table, action }: Merge, source: string): string {
  const { dialect } = engine;
  const into = `INSERT INTO ${dialect.quote(table.name)} (${quotedColumns(dialect, table)})`;
  const merged = `${into} ${source}${conflictClause(dialect, table, action)} RETURNING xmax = 0 AS fresh`;
  return `WITH merged AS (${merged}) SELECT count(*) FILTER (WHERE fresh) AS inserted, count(*) FILTER (WHERE NOT fresh) AS updated FROM merged`;
}

/** A staging table of another shape, left on a connection from before a migration, gets another name. */
function stageName(table: TableSchema): string {
  const shape = createHash('sha256').update(JSON.stringify(table.columns)).digest('hex').slice(0, 8);
  return `sextant_stage_${table.name.slice(0, 40)}_${shape}`;
}
