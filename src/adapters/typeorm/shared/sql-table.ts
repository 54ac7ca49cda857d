import type { CallOptions } from '../../../ports/shared/call-options.js';
import { compileRowValidator, type RowValidator } from '../../shared/row-validation.js';
import { checkedPage } from '../../shared/selection.js';
import type { BulkCounts, BulkOptions, Filter, KeyOf, Selection, TableGateway } from '../../shared/table-gateway.js';
import type { NewRowOf, RowOf, TableSchema } from '../../schema/shared/table.js';
import { bulkInsert } from './bulk-insert.js';
import { BulkRows, type BulkRow } from './bulk-rows.js';
import type { SqlStatement } from './sql-connection.js';
import type { SqlExecutor } from './sql-executor.js';
import { filterTerms, filterValues, type FilterTerm } from './sql-filter.js';
import { TableStatements } from './table-statements.js';

type Row = Record<string, unknown>;

/**
 * One table on PostgreSQL or SQLite. Each statement's text is built once per shape and then found by it; values are
 * checked before they are sent, so that both engines refuse the same rows with the same error.
 */
export class SqlTable<Table extends TableSchema> implements TableGateway<Table> {
  private readonly statements: TableStatements;
  private readonly validator: RowValidator;
  private readonly shape: BulkRows;
  private readonly columns: readonly string[];
  private readonly generated: readonly string[];

  constructor(
    readonly schema: Table,
    private readonly executor: SqlExecutor,
  ) {
    this.statements = new TableStatements(schema, executor.engine.dialect);
    this.validator = compileRowValidator(schema, executor.name);
    this.shape = new BulkRows(schema);
    this.columns = this.shape.columns;
    this.generated = this.columns.filter((name) => schema.columns[name]?.generated);
  }

  async find(key: KeyOf<Table>, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    this.validator.checkKey(key);
    const { rows } = await this.executor.execute(this.statements.find, this.encode(this.schema.primaryKey, key), 'read', options);
    return rows[0] as RowOf<Table> | undefined;
  }

  async select(selection: Selection<Table> = {}, options?: CallOptions): Promise<RowOf<Table>[]> {
    const { where, orderBy = [], descending = false } = selection;
    if (where) this.validator.checkFilter(where);
    this.validator.checkColumns(orderBy);
    const page = checkedPage(selection);
    const terms = filterTerms(this.schema, where);
    const statement = this.statements.select(terms, { orderBy, descending, limited: page.limit !== undefined, skipping: page.offset > 0 });
    const values = filterValues(this.executor.engine.dialect, terms);
    if (page.limit !== undefined) values.push(page.limit);
    if (page.offset > 0) values.push(page.offset);
    const { rows } = await this.executor.execute(statement, values, 'read', options);
    return rows as RowOf<Table>[];
  }

  async count(where?: Filter<Table>, options?: CallOptions): Promise<number> {
    if (where) this.validator.checkFilter(where);
    const terms = filterTerms(this.schema, where);
    const { rows } = await this.executor.execute(this.statements.count(terms), this.filterValues(terms), 'read', options);
    return Number(rows[0]?.['count']);
  }

  async insert(row: NewRowOf<Table>, options?: CallOptions): Promise<RowOf<Table>> {
    this.validator.checkNew(row);
    const given = row as Row;
    const numbered = this.generated.length > 0 && this.generated.every((name) => given[name] === undefined);
    const names = numbered ? this.statements.givenColumns : this.columns;
    const statement: SqlStatement = numbered ? this.statements.insertNumbered : this.statements.insert;
    // Taken before the wait: what the caller does to the row meanwhile is not stored either.
    const stored = this.taken(given);
    const { rows } = await this.executor.execute(statement, this.encode(names, stored), 'write', options);
    return Object.assign(stored, rows[0]) as RowOf<Table>;
  }

  async update(key: KeyOf<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    this.validator.checkKey(key);
    this.validator.checkChanges(changes);
    const names = Object.keys(changes);
    if (names.length === 0) return this.find(key, options);
    const values = [...this.encode(names, changes), ...this.encode(this.schema.primaryKey, key)];
    const { rows } = await this.executor.execute(this.statements.update(names), values, 'write', options);
    return rows[0] as RowOf<Table> | undefined;
  }

  async delete(key: KeyOf<Table>, options?: CallOptions): Promise<boolean> {
    this.validator.checkKey(key);
    const values = this.encode(this.schema.primaryKey, key);
    const { rowCount } = await this.executor.execute(this.statements.delete, values, 'write', options);
    return rowCount > 0;
  }

  async insertMany(rows: Iterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts> {
    const { validator, shape, statements, schema } = this;
    const checked = (row: NewRowOf<Table>): BulkRow => {
      validator.checkBulk(row);
      return shape.take(row);
    };
    // An array is copied, because the bulk goes out in pieces and the caller may change its rows meanwhile; so is what can
    // be gone through only once, because a conflict runs the bulk again. Other rows are made as they go out.
    const taken =
      options.onConflict === 'error' && isReadable(rows) ? { [Symbol.iterator]: () => mapped(rows, checked) } : Array.from(rows, checked);
    return bulkInsert({ table: schema, shape, statements }, this.executor, taken, options);
  }

  /** A copy of the row with every column. The sign of a zero is dropped: SQLite cannot keep it. */
  private taken(row: Row): Row {
    const copy: Row = {};
    for (const name of this.columns) copy[name] = row[name] === 0 ? 0 : row[name];
    return copy;
  }

  private encode(names: readonly string[], row: Row): unknown[] {
    const { dialect } = this.executor.engine;
    return names.map((name) => {
      const value = row[name];
      const column = this.schema.columns[name];
      return value === null || column === undefined ? null : dialect.encode(value === 0 ? 0 : value, column);
    });
  }

  private filterValues(terms: readonly FilterTerm[]): unknown[] {
    return filterValues(this.executor.engine.dialect, terms);
  }
}

/** True for rows that can be gone through again and again, and are nobody's array. */
function isReadable(rows: Iterable<unknown>): boolean {
  return !Array.isArray(rows) && (rows[Symbol.iterator]() as unknown) !== rows;
}

function* mapped<From, To>(items: Iterable<From>, map: (item: From) => To): Generator<To> {
  for (const item of items) yield map(item);
}
