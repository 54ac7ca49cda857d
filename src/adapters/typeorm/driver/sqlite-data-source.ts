import {
  DataSource,
  type DataSourceOptions,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryRunner,
  type SelectQueryBuilder,
} from 'typeorm';
import { EntityMetadataBuilder } from 'typeorm/metadata-builder/EntityMetadataBuilder.js';
import { EntityMetadataValidator } from 'typeorm/metadata-builder/EntityMetadataValidator.js';
import { EntitySchemaTransformer } from 'typeorm/entity-schema/EntitySchemaTransformer.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { entitySchemas } from '../shared/entity-schemas.js';
import { SilentLogger } from './silent-logger.js';
import type { SqliteConnection } from './sqlite-connection.js';
import type { SqlitePool } from './sqlite-pool.js';
import { SqliteQueryRunner } from './sqlite-query-runner.js';
import { SqliteSelectQueryBuilder } from './sqlite-query-builder.js';
import { SqliteTypeormDriver } from './sqlite-typeorm-driver.js';

/** Stands for the package of the dialect whose name we borrow, so that TypeORM does not look for it. */
class NoDriverPackage {}

/**
 * TypeORM on our pool. `type` names the dialect of SQL that TypeORM is to write, nothing else: connections, statements
 * and transactions are the pool's. Ready as soon as it is made; the pool is opened and closed by its engine.
 */
export class SqliteDataSource extends DataSource {
  private readonly runnerOn: (connection: SqliteConnection) => SqliteQueryRunner;

  constructor(
    pool: SqlitePool,
    tables: readonly TableSchema[],
    options: Pick<DataSourceOptions, 'logger' | 'logging' | 'maxQueryExecutionTime'> = {},
  ) {
    super({ logger: new SilentLogger(), ...options, type: 'better-sqlite3', database: '', driver: NoDriverPackage });
    const driver = new SqliteTypeormDriver(this, pool);
    this.driver = driver;
    this.runnerOn = (connection) => new SqliteQueryRunner(driver, pool, connection);
    this.declare(tables);
  }

  /** Makes these tables known, in place of those that were. */
  declare(tables: readonly TableSchema[]): void {
    const storage = new EntitySchemaTransformer().transform(entitySchemas(tables, 'sqlite'));
    const metadatas = new EntityMetadataBuilder(this, storage).build();
    new EntityMetadataValidator().validateMany(metadatas, this.driver);
    Object.assign(this, {
      entityMetadatas: metadatas,
      entityMetadatasMap: new Map(metadatas.map((metadata) => [metadata.target, metadata])),
      isInitialized: true,
    });
  }

  /** An entity manager whose statements all run on this connection, in whatever transaction it is in. */
  managerOn(connection: SqliteConnection): EntityManager {
    return this.runnerOn(connection).manager;
  }

  override createQueryBuilder<Entity extends ObjectLiteral>(
    target?: EntityTarget<Entity> | QueryRunner,
    alias?: string,
    runner?: QueryRunner,
  ): SelectQueryBuilder<Entity> {
    if (alias === undefined) return new SqliteSelectQueryBuilder<Entity>(this, target as QueryRunner | undefined);
    const { target: entity } = this.getMetadata(target as EntityTarget<Entity>);
    return new SqliteSelectQueryBuilder<Entity>(this, runner).select(alias).from(entity, alias);
  }
}
