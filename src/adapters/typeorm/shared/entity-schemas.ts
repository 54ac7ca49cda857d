import { EntitySchema, type EntitySchemaColumnOptions, type ColumnType, type ValueTransformer } from 'typeorm';
import { Instant } from '../../../domain/shared/instant.js';
import type { ColumnSchema, TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';

type Transformers = Readonly<Record<Dialect['name'], Readonly<Partial<Record<ColumnSchema['kind'], ValueTransformer>>>>>;

const bigintFromDriver: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  from: (value: unknown) => (value === null || value === undefined ? value : BigInt(value as string | number | bigint)),
};

const instantFromDriver: ValueTransformer = {
  to: (value: unknown) => (value instanceof Instant ? value.toString() : value),
  from: (value: unknown) => (typeof value === 'string' ? Instant.parse(value) : value instanceof Date ? Instant.fromDate(value) : value),
};

/** TypeORM makes a Date of a text, which loses microseconds; it leaves an object alone, and the driver asks that for its text. */
const instantOnPostgres: ValueTransformer = {
  to: (value: unknown) => (value instanceof Instant ? { toPostgres: () => value.toString() } : value),
  from: (value: unknown) => instantFromDriver.from(value) as unknown,
};

const TRANSFORMERS: Transformers = {
  postgres: { bigint: bigintFromDriver, instant: instantOnPostgres },
  sqlite: { bigint: bigintFromDriver, instant: instantFromDriver },
};

const TYPES: Readonly<Record<Dialect['name'], Readonly<Record<ColumnSchema['kind'], ColumnType>>>> = {
  postgres: {
    integer: 'integer',
    bigint: 'bigint',
    double: 'double precision',
    text: 'varchar',
    boolean: 'boolean',
    instant: 'timestamptz',
  },
  // A generated key has to be INTEGER on SQLite: only that is an alias of the rowid.
  sqlite: { integer: 'integer', bigint: 'integer', double: 'double precision', text: 'varchar', boolean: 'boolean', instant: 'varchar' },
};

/** What turns the values of a driver into those of a column kind and back, where they differ. */
export function kindTransformer(kind: ColumnSchema['kind'], dialect: Dialect['name']): ValueTransformer | undefined {
  return TRANSFORMERS[dialect][kind];
}

/**
 * TypeORM's entities for the declared tables, for those who work through TypeORM's own repositories
 * (`database.manager(…)`): plain rows, named by table, with the value types of `ColumnTypes`.
 *
 * 64-bit integers above 2^53 lose digits through TypeORM on SQLite; the gateway of `TypeormDatabase.table` keeps them.
 */
export function entitySchemas(tables: readonly TableSchema[], dialect: Dialect['name']): EntitySchema<Record<string, unknown>>[] {
  return tables.map(
    (table) =>
      new EntitySchema<Record<string, unknown>>({
        name: table.name,
        tableName: table.name,
        columns: Object.fromEntries(
          Object.entries(table.columns).map(([name, column]) => [name, columnOptions(table, name, column, dialect)]),
        ),
        uniques: Object.entries(table.uniques ?? {}).map(([name, columns]) => ({ name, columns: [...columns] })),
        indices: Object.entries(table.indexes ?? {}).map(([name, index]) => ({ name, columns: [...index.columns], synchronize: false })),
      }),
  );
}

function columnOptions(table: TableSchema, name: string, column: ColumnSchema, dialect: Dialect['name']): EntitySchemaColumnOptions {
  const transformer = kindTransformer(column.kind, dialect);
  return {
    type: TYPES[dialect][column.kind],
    nullable: column.nullable ?? false,
    primary: table.primaryKey.includes(name),
    ...(column.length === undefined ? {} : { length: column.length }),
    ...(column.generated ? { generated: 'increment' as const } : {}),
    ...(transformer ? { transformer } : {}),
  };
}
