import type { DataSource, EntityMetadata, EntitySchema } from 'typeorm';
import type { SqlEngine } from '../shared/sql-engine.js';
import { readStructure } from './read-structure.js';
import { dataSourceSource, engineSource } from './structure-source.js';

export interface ReflectEntitySchemasOptions {
  /** PostgreSQL: the schemas to read; tables of the first go by their name alone. Default: the current one. */
  readonly schemas?: readonly string[] | undefined;
  /** Only these tables. Default: all that have a primary key. */
  readonly tables?: readonly string[] | undefined;
}

/**
 * TypeORM entities for the tables that a live database has, whatever was declared: every column with its type, keys,
 * uniques, and a many-to-one relation for each foreign key (`order.customer` for `customer_id`). They are made known to
 * the data source, in place of entities of the same names, so `database.manager()` works with them at once:
 *
 * ```ts
 * const [orders] = await reflectEntitySchemas(database, { tables: ['orders'] });
 * const rows = await database.manager((manager) => manager.find(orders, { relations: { customer: true } }));
 * ```
 *
 * 64-bit integers are bigints, moments with a time zone are `Instant`s, the rest is as TypeORM gives it. Call it once
 * all databases that share the URL are open: opening another one forgets what was reflected before.
 *
 * @throws DatabaseUnavailable and the other errors of reading; TypeError for a data source of another kind of database.
 */
export async function reflectEntitySchemas(
  target: DataSource | { readonly engine: SqlEngine },
  { schemas, tables }: ReflectEntitySchemasOptions = {},
): Promise<EntitySchema<Record<string, unknown>>[]> {
  const { reflectedEntities } = await import('./reflected-entities.js');
  const dataSource = 'engine' in target ? target.engine.dataSource : target;
  const structure = await readStructure('engine' in target ? engineSource(target.engine) : dataSourceSource(target), { schemas });
  const wanted = tables ? { ...structure, tables: structure.tables.filter(({ name }) => tables.includes(name)) } : structure;
  const entities = reflectedEntities(wanted, dataSource.driver.supportedDataTypes);
  await makeKnown(dataSource, entities);
  return entities;
}

/** What `DataSource.initialize` does for its entities, for more of them. */
async function makeKnown(dataSource: DataSource, entities: readonly EntitySchema[]): Promise<void> {
  const [{ EntityMetadataBuilder }, { EntityMetadataValidator }, { EntitySchemaTransformer }] = await Promise.all([
    import('typeorm/metadata-builder/EntityMetadataBuilder.js'),
    import('typeorm/metadata-builder/EntityMetadataValidator.js'),
    import('typeorm/entity-schema/EntitySchemaTransformer.js'),
  ]);
  const storage = new EntitySchemaTransformer().transform([...entities]);
  const reflected = new EntityMetadataBuilder(dataSource, storage).build();
  new EntityMetadataValidator().validateMany(reflected, dataSource.driver);
  const names = new Set(reflected.map(({ name }) => name));
  const metadatas: EntityMetadata[] = [...dataSource.entityMetadatas.filter(({ name }) => !names.has(name)), ...reflected];
  Object.assign(dataSource, {
    entityMetadatas: metadatas,
    entityMetadatasMap: new Map(metadatas.map((metadata) => [metadata.target, metadata])),
  });
}
