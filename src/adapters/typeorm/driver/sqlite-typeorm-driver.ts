import type { DataSource, EntityMetadata, ObjectLiteral, ReplicationMode } from 'typeorm';
import { AbstractSqliteDriver } from 'typeorm/driver/sqlite-abstract/AbstractSqliteDriver.js';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { OrmUtils } from 'typeorm/util/OrmUtils.js';
import { ValueNotStorable } from '../../../ports/shared/database.errors.js';
import type { SqlitePool } from './sqlite-pool.js';
import { SqliteQueryRunner } from './sqlite-query-runner.js';

const INTEGER_TYPES = new Set<unknown>(['integer', 'int', 'bigint', 'int8', Number]);

/** What TypeORM asks of a SQLite driver, on our pool. */
export class SqliteTypeormDriver extends AbstractSqliteDriver {
  constructor(
    dataSource: DataSource,
    private readonly pool: SqlitePool,
  ) {
    super(dataSource);
    // One file and so no database to qualify tables with; not an override of what TypeORM declares optional.
    delete this.database;
  }

  override async connect(): Promise<void> {
    await this.pool.open();
  }

  /** The pool belongs to its engine, which closes it. */
  override disconnect(): Promise<void> {
    return Promise.resolve();
  }

  override createQueryRunner(mode: ReplicationMode): SqliteQueryRunner {
    return new SqliteQueryRunner(this, this.pool, mode === 'slave' ? 'read' : 'write');
  }

  override isReturningSqlSupported(): boolean {
    return true;
  }

  /** TypeORM writes numbers into the text, so that every id would be a statement of its own; boxed, they are bound. */
  override escapeQueryWithParameters(sql: string, parameters: ObjectLiteral): [string, unknown[]] {
    const boxed: ObjectLiteral = {};
    for (const [name, value] of Object.entries(parameters))
      boxed[name] = typeof value === 'number' ? (Object(value) as number) : (value as unknown);
    const [text, values] = super.escapeQueryWithParameters(sql, boxed);
    return [text, values.map((value: unknown) => (value instanceof Number ? value.valueOf() : value))];
  }

  /**
   * The hook that TypeORM has for columns of a select list; ours reads 64-bit integers as text, which keeps every digit.
   * Pages of a query with joins (`take` and a relation) then order such a column as text: page by another column there.
   */
  override wrapWithJsonFunction(value: string, column: ColumnMetadata, jsonb = false): string {
    if (!jsonb && (column.type === 'bigint' || (column.transformer && INTEGER_TYPES.has(column.type)))) return `CAST(${value} AS TEXT)`;
    return super.wrapWithJsonFunction(value, column, jsonb);
  }

  /** @throws ValueNotStorable instead of giving an integer whose last digits the native module has lost. */
  override prepareHydratedValue(value: unknown, column: ColumnMetadata): unknown {
    if (typeof value === 'number' && INTEGER_TYPES.has(column.type) && !Number.isSafeInteger(value))
      throw new ValueNotStorable(
        column.entityMetadata.tableName,
        column.databaseName,
        'is too large to be read as a number; select CAST(… AS TEXT)',
      );
    return super.prepareHydratedValue(value, column) as unknown;
  }

  /** From a row that RETURNING gave, or, without one, from the last row id. */
  override createGeneratedMap(metadata: EntityMetadata, row: unknown, index: number, count: number): ObjectLiteral | undefined {
    if (typeof row !== 'object') return super.createGeneratedMap(metadata, row, index, count);
    if (row === null) return undefined;
    const generated: ObjectLiteral = {};
    for (const [name, value] of Object.entries(row)) {
      const column = metadata.findColumnWithDatabaseName(name);
      if (column) OrmUtils.mergeDeep(generated, column.createValueMap(this.prepareHydratedValue(value, column)));
    }
    return generated;
  }
}
