import { EntitySchema, type ColumnType, type EntitySchemaColumnOptions, type EntitySchemaRelationOptions } from 'typeorm';
import { kindTransformer } from '../shared/entity-schemas.js';
import { sqliteAffinity } from './column-data-type.js';
import {
  tableKey,
  type ColumnStructure,
  type DatabaseStructure,
  type ForeignKeyStructure,
  type TableStructure,
} from './database-structure.js';

/** TypeORM's entities for live tables: plain rows by column name, with a relation for each foreign key. Tables without a key are left out. */
export function reflectedEntities(structure: DatabaseStructure, supported: readonly ColumnType[]): EntitySchema<Record<string, unknown>>[] {
  const tables = structure.tables.filter(({ primaryKey }) => primaryKey !== undefined);
  const keys = new Set(tables.map((table) => tableKey(structure, table)));
  return tables.map((table) => {
    const name = tableKey(structure, table);
    return new EntitySchema<Record<string, unknown>>({
      name,
      tableName: table.name,
      ...(table.schema === structure.defaultSchema ? {} : { schema: table.schema }),
      columns: Object.fromEntries(
        table.columns.map((column) => [propertyName(column.name), columnOptions(column, table, structure, supported)]),
      ),
      relations: relationsOf(table, structure, keys),
      uniques: table.uniques.map((unique) => ({
        ...(unique.name === undefined ? {} : { name: unique.name }),
        columns: unique.columns.map(propertyName),
      })),
    });
  });
}

/** The name of the column, unless every object has a property of that name, which TypeORM would take for a value. */
function propertyName(column: string): string {
  return column in Object.prototype ? `${column}_` : column;
}

function columnOptions(
  column: ColumnStructure,
  { primaryKey }: TableStructure,
  structure: DatabaseStructure,
  supported: readonly ColumnType[],
): EntitySchemaColumnOptions {
  const { name, type, nullable, computed } = column;
  const values = structure.enums.find((known) => known.name === type.name.replaceAll('"', ''))?.values;
  const transformer = transformerOf(column, structure.engine);
  return {
    name,
    type: values ? 'enum' : supportedType(column, structure.engine, supported),
    ...(values ? { enum: [...values], enumName: type.name.replaceAll('"', '') } : {}),
    ...(type.array ? { array: true } : {}),
    ...(type.length === undefined ? {} : { length: type.length }),
    ...(type.precision === undefined ? {} : { precision: type.precision }),
    ...(type.scale === undefined ? {} : { scale: type.scale }),
    nullable,
    primary: primaryKey?.columns.includes(name) ?? false,
    ...(numbersItself(column, primaryKey?.columns ?? [], structure.engine) ? { generated: 'increment' as const } : {}),
    // The database fills in what is left out, so that it has to be read back.
    ...(column.default !== undefined && column.numbered === undefined ? { default: () => String(column.default) } : {}),
    ...(computed ? { insert: false, update: false } : {}),
    ...(column.comment === undefined ? {} : { comment: column.comment }),
    ...(transformer ? { transformer } : {}),
  };
}

/** Types of extensions and domains, which TypeORM does not know, travel as text. */
function supportedType({ type }: ColumnStructure, engine: DatabaseStructure['engine'], supported: readonly ColumnType[]): ColumnType {
  const name = type.name as ColumnType;
  if (supported.includes(name)) return name;
  return engine === 'sqlite' ? sqliteAffinity(type.name) : 'text';
}

function transformerOf({ type }: ColumnStructure, engine: DatabaseStructure['engine']) {
  if (type.array) return undefined;
  if (type.name === 'bigint') return kindTransformer('bigint', engine);
  return type.name === 'timestamp with time zone' ? kindTransformer('instant', engine) : undefined;
}

function numbersItself({ name, numbered, type }: ColumnStructure, key: readonly string[], engine: DatabaseStructure['engine']): boolean {
  return numbered !== undefined || (engine === 'sqlite' && key.length === 1 && key[0] === name && type.name === 'integer');
}

function relationsOf(
  table: TableStructure,
  structure: DatabaseStructure,
  keys: ReadonlySet<string>,
): Record<string, EntitySchemaRelationOptions> {
  const taken = new Set(table.columns.map(({ name }) => name));
  const relations = table.foreignKeys.flatMap((key): [string, EntitySchemaRelationOptions][] => {
    const target = tableKey(structure, { schema: key.references.schema, name: key.references.table });
    if (!keys.has(target)) return [];
    const property = relationName(key, taken);
    taken.add(property);
    const joinColumn = key.columns.map((name, place) => ({ name, referencedColumnName: key.references.columns[place] ?? name }));
    return [[property, { type: 'many-to-one', target, joinColumn }]];
  });
  return Object.fromEntries(relations);
}

/** `customer` for `customer_id`; else the table that is referred to, else the constraint. */
function relationName({ columns, references, name }: ForeignKeyStructure, taken: ReadonlySet<string>): string {
  const [column = ''] = columns;
  const stem = columns.length === 1 ? /^(.+?)_?(?:id|Id)$/.exec(column)?.[1] : undefined;
  const choices = [stem, references.table, name, `${references.table}_${columns.join('_')}`].filter((choice) => choice !== undefined);
  return choices.find((choice) => !taken.has(choice)) ?? `${references.table} by ${columns.join(', ')}`;
}
