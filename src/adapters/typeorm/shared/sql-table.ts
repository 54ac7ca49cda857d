import type { CallOptions } from '../../../ports/shared/call-options.js';
import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import { ComposedQueries } from '../../shared/composed-queries.js';
import type { ChangeFilter, Filter } from '../../shared/filter.js';
import type { Predicate } from '../../shared/predicate.js';
import { QueryParser, type RowQuery } from '../../shared/query-parser.js';
import { compileRowValidator, type RowValidator } from '../../shared/row-validation.js';
import { inSnapshot } from '../../shared/snapshot.js';
import { checkedSummary, type Summary, type SummaryRequest } from '../../shared/summary.js';
import type { BulkCounts, BulkOptions, FoundOrCreated, KeyOf, TableGateway } from '../../shared/table-gateway.js';
import { uniqueKey } from '../../shared/unique-key.js';
import { unsignedZero } from '../../shared/unsigned-zero.js';
import type { NewRowOf, RowOf, TableSchema } from '../../schema/shared/table.js';
import { bulkInsert } from './bulk-insert.js';
import { BulkRowTaker } from './bulk-row-taker.js';
import { BulkRows, type BulkRow } from './bulk-rows.js';
import type { EncodedRows } from './encoded-rows.js';
import type { Dialect } from './dialect.js';
import { hasPattern, withoutPatterns } from './pattern-lookup.js';
import type { SqlExecutor } from './sql-executor.js';
import { filterValues } from './sql-filter.js';
import { summarizeRows } from './sql-summary.js';
import { TableStatements } from './table-statements.js';

type Row = Record<string, unknown>;

/** Rows that vanish between being met and being read as often as this are somebody's loop. */
const MOST_MEETINGS = 10;

/**
 * One table on PostgreSQL or SQLite. Each statement's text is built once per shape and then found by it; values are
 * checked before they are sent, so that both engines refuse the same rows with the same error.
 */
export class SqlTable<Table extends TableSchema> extends ComposedQueries<Table> implements TableGateway<Table> {
  protected readonly queries: QueryParser;
  protected readonly transactions: SqlExecutor;
  private readonly dialect: Dialect;
  private readonly statements: TableStatements;
  private readonly validator: RowValidator;
  private readonly shape: BulkRows;
  private readonly taker: BulkRowTaker;
  private readonly columns: readonly string[];
  private readonly generated: readonly string[];

  constructor(
    readonly schema: Table,
    private readonly executor: SqlExecutor,
  ) {
    super();
    this.transactions = executor;
    this.queries = new QueryParser(schema);
    // A database in use never changes its kind of engine.
    this.dialect = executor.engine.dialect;
    this.statements = new TableStatements(schema, this.dialect);
    this.validator = compileRowValidator(schema, executor.name);
    this.shape = new BulkRows(schema);
    this.taker = new BulkRowTaker(schema, this.validator, this.shape);
    this.columns = this.shape.columns;
    this.generated = this.columns.filter((name) => schema.columns[name]?.generated);
  }

  async find(key: KeyOf<Table>, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    this.validator.checkKey(key);
    const { rows } = await this.executor.execute(this.statements.find, this.encode(this.schema.primaryKey, key), 'read', options);
    return rows[0] as RowOf<Table> | undefined;
  }

  async exists(where?: Filter<Table>, options?: CallOptions): Promise<boolean> {
    const run = async (plain: readonly Predicate[]): Promise<boolean> => {
      const { rows } = await this.executor.execute(this.statements.exists(plain), this.values(plain), 'read', options);
      return rows.length > 0;
    };
    return this.reading(this.queries.filter(where), run, options);
  }

  async summarize(request: SummaryRequest<Table>, options?: CallOptions): Promise<Summary<Table>[]> {
    const plan = checkedSummary(this.schema, this.queries, request);
    const run = (where: readonly Predicate[]): Promise<Row[]> =>
      summarizeRows({ table: this.schema, executor: this.executor, statements: this.statements }, plan, where, options);
    return (await this.reading(this.queries.filter(request.where), run, options)) as unknown as Summary<Table>[];
  }

  async insert(row: NewRowOf<Table>, options?: CallOptions): Promise<RowOf<Table>> {
    this.validator.checkNew(row);
    const numbered = this.isNumbered(row);
    const names = numbered ? this.statements.givenColumns : this.columns;
    const statement = numbered ? this.statements.insertNumbered : this.statements.insert;
    // Taken before the wait: what the caller does to the row meanwhile is not stored either.
    const stored = this.taken(row);
    const { rows } = await this.executor.execute(statement, this.encode(names, stored), 'write', options);
    return Object.assign(stored, rows[0]) as RowOf<Table>;
  }

  async getOrCreate<Name extends keyof RowOf<Table>>(
    key: Pick<RowOf<Table>, Name>,
    defaults: Omit<NewRowOf<Table>, Name>,
    options?: CallOptions,
  ): Promise<FoundOrCreated<RowOf<Table>>> {
    const columns = uniqueKey(this.schema, key);
    const row: Row = { ...defaults, ...key };
    this.validator.checkNew(row);
    const numbered = this.isNumbered(row);
    const found = this.statements.findBy(columns);
    const absent = this.statements.insertAbsent(columns, numbered);
    const keyValues = this.encode(columns, row);
    const values = this.encode(numbered ? this.statements.givenColumns : this.columns, this.taken(row));
    for (let meeting = 0; meeting < MOST_MEETINGS; meeting++) {
      // A reader may be behind: who has met a row looks for it where it was met.
      const [stored] = (await this.executor.execute(found, keyValues, meeting === 0 ? 'read' : 'write', options)).rows;
      if (stored) return { row: stored as RowOf<Table>, created: false };
      const [created] = (await this.executor.execute(absent, values, 'write', options)).rows;
      if (created) return { row: created as RowOf<Table>, created: true };
    }
    throw new SerializationConflict(this.executor.name, `a row of ${this.schema.name} came and went again and again`);
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

  async updateWhere(where: ChangeFilter<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<number> {
    const predicates = this.queries.changeFilter(where);
    this.validator.checkChanges(changes);
    const names = Object.keys(changes);
    if (names.length === 0) return this.countRows(predicates, options);
    const values = this.encode(names, changes);
    const run = async (plain: readonly Predicate[]): Promise<number> => {
      const statement = this.statements.updateWhere(names, plain);
      return (await this.executor.execute(statement, [...values, ...this.values(plain)], 'write', options)).rowCount;
    };
    return this.writing(predicates, run, options);
  }

  async delete(key: KeyOf<Table>, options?: CallOptions): Promise<boolean> {
    this.validator.checkKey(key);
    const values = this.encode(this.schema.primaryKey, key);
    const { rowCount } = await this.executor.execute(this.statements.delete, values, 'write', options);
    return rowCount > 0;
  }

  async deleteWhere(where: ChangeFilter<Table>, options?: CallOptions): Promise<number> {
    const predicates = this.queries.changeFilter(where);
    const run = async (plain: readonly Predicate[]): Promise<number> =>
      (await this.executor.execute(this.statements.deleteWhere(plain), this.values(plain), 'write', options)).rowCount;
    if (!this.mayGoAlong) return this.writing(predicates, run, options);
    return this.executor.transaction(
      async () => {
        const passing = await this.countRows(predicates, options);
        await this.writing(predicates, run, options);
        return passing;
      },
      { ...options },
    );
  }

  /** SQLite does not count a row that is gone with another one before the statement comes to it. */
  private get mayGoAlong(): boolean {
    const keys = Object.values(this.schema.foreignKeys ?? {});
    return this.dialect.name === 'sqlite' && keys.some(({ onDelete }) => onDelete === 'cascade');
  }

  protected async rows(query: RowQuery, options: CallOptions | undefined): Promise<RowOf<Table>[]> {
    if (this.mustLookUp(query.where)) return this.reading(query.where, (where) => this.rows({ ...query, where }, options), options);
    const values = this.values(query.where);
    if (query.limit !== undefined) values.push(query.limit);
    if (query.offset > 0) values.push(query.offset);
    const { rows } = await this.executor.execute(this.statements.select(query), values, 'read', options);
    return rows as RowOf<Table>[];
  }

  protected async countRows(where: readonly Predicate[], options: CallOptions | undefined): Promise<number> {
    const run = async (plain: readonly Predicate[]): Promise<number> => {
      const { rows } = await this.executor.execute(this.statements.count(plain), this.values(plain), 'read', options);
      return Number(rows[0]?.['count']);
    };
    return this.reading(where, run, options);
  }

  protected override async prepared(where: readonly Predicate[], options: CallOptions | undefined): Promise<readonly Predicate[]> {
    return this.reading(where, (plain) => Promise.resolve(plain), options);
  }

  protected async insertAll(rows: Iterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts> {
    const { shape, statements, schema } = this;
    return bulkInsert({ table: schema, shape, statements }, this.executor, this.takenBulk(rows, options), options);
  }

  /**
   * An array is copied, because the bulk goes out in pieces and the caller may change its rows meanwhile; so is what can
   * be gone through only once, because a conflict runs the bulk again. Other rows are made as they go out.
   */
  private takenBulk(rows: Iterable<object>, { onConflict }: BulkOptions): Iterable<BulkRow> | EncodedRows {
    const take = (row: object): BulkRow => this.taker.take(row);
    if (onConflict !== 'error') return Array.from(rows, take);
    if (isReadable(rows)) return { [Symbol.iterator]: () => mapped(rows, take) };
    return this.dialect.encodeRows?.(this.schema, this.columns, rows, take) ?? Array.from(rows, take);
  }

  private mustLookUp(where: readonly Predicate[]): boolean {
    return this.dialect.name === 'sqlite' && hasPattern(where);
  }

  /** Runs a read whose conditions the engine understands; what has to be looked up before is of the same moment. */
  private reading<T>(where: readonly Predicate[], run: (where: readonly Predicate[]) => Promise<T>, options?: CallOptions): Promise<T> {
    if (!this.mustLookUp(where)) return run(where);
    return inSnapshot(this.executor, async () => run(await this.lookedUp(where, options)), options);
  }

  private writing<T>(where: readonly Predicate[], run: (where: readonly Predicate[]) => Promise<T>, options?: CallOptions): Promise<T> {
    if (!this.mustLookUp(where)) return run(where);
    return this.executor.transaction(async () => run(await this.lookedUp(where, options)), { ...options });
  }

  private lookedUp(where: readonly Predicate[], options: CallOptions | undefined): Promise<readonly Predicate[]> {
    const { executor, statements } = this;
    return withoutPatterns({ executor, statements, order: this.queries.order({}) }, where, options);
  }

  private isNumbered(row: Row): boolean {
    return this.generated.length > 0 && this.generated.every((name) => row[name] === undefined);
  }

  /** A copy of the row with every column. */
  private taken(row: Row): Row {
    const copy: Row = {};
    for (const name of this.columns) copy[name] = unsignedZero(row[name]);
    return copy;
  }

  private encode(names: readonly string[], row: Row): unknown[] {
    const { dialect } = this;
    return names.map((name) => {
      const value = row[name];
      const column = this.schema.columns[name];
      return value === null || column === undefined ? null : dialect.encode(unsignedZero(value), column);
    });
  }

  private values(where: readonly Predicate[]): unknown[] {
    return filterValues(this.dialect, where);
  }
}

/** True for rows that can be gone through again and again, and are nobody's array. */
function isReadable(rows: Iterable<unknown>): boolean {
  return !Array.isArray(rows) && (rows[Symbol.iterator]() as unknown) !== rows;
}

function* mapped<From, To>(items: Iterable<From>, map: (item: From) => To): Generator<To> {
  for (const item of items) yield map(item);
}
