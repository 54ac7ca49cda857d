import type { ColumnSchema, IndexSchema, TableSchema } from '../../schema/shared/table.js';
import { literal, ruleText } from '../shared/ddl.js';
import type { Dialect } from '../shared/dialect.js';
import { parsePostgresType, parseSqliteType } from './column-data-type.js';
import type { CheckStructure, ColumnStructure, DatabaseStructure, IndexStructure, TableStructure } from './database-structure.js';

/** The structure a database has when it was made from these tables, to compare a live one with. */
export function structureOfTables(tables: readonly TableSchema[], dialect: Dialect): DatabaseStructure {
  return {
    engine: dialect.name,
    defaultSchema: '',
    tables: tables.map((table) => tableStructure(table, dialect)),
    views: [],
    enums: [],
  };
}

function tableStructure(table: TableSchema, dialect: Dialect): TableStructure {
  return {
    schema: '',
    name: table.name,
    kind: 'table',
    columns: Object.entries(table.columns).map(([name, column]) => columnStructure(name, column, dialect)),
    primaryKey: { name: `${table.name}_pkey`, columns: table.primaryKey },
    uniques: Object.entries(table.uniques ?? {}).map(([name, columns]) => ({ name, columns })),
    checks: checksOf(table, dialect),
    foreignKeys: Object.entries(table.foreignKeys ?? {}).map(([name, { columns, references, onDelete }]) => ({
      name,
      columns,
      references: { schema: '', ...references },
      onUpdate: 'no action',
      // The DDL leaves `restrict` to the end of the statement, which SQL calls no action.
      onDelete: onDelete === 'cascade' ? 'cascade' : 'no action',
    })),
    indexes: Object.entries(table.indexes ?? {}).map(([name, index]) => indexStructure(name, index, dialect)),
    further: [],
  };
}

function columnStructure(name: string, column: ColumnSchema, dialect: Dialect): ColumnStructure {
  const postgres = dialect.name === 'postgres';
  const parse = postgres ? parsePostgresType : parseSqliteType;
  const numbered = postgres ? 'by default' : 'autoincrement';
  return {
    name,
    type: parse(dialect.columnType(column)),
    nullable: column.nullable ?? false,
    ...(column.generated ? { numbered } : {}),
    ...(postgres && column.kind === 'text' ? { collation: 'C' } : {}),
  };
}

function checksOf(table: TableSchema, dialect: Dialect): CheckStructure[] {
  const limited = dialect.name === 'sqlite' ? Object.entries(table.columns).filter(([, { length }]) => length !== undefined) : [];
  return [
    ...limited.map(([name, { length }]) => ({
      name: `${table.name}_${name}_length`,
      expression: `length(${dialect.quote(name)}) <= ${String(length)}`,
    })),
    ...Object.entries(table.checks ?? {}).map(([name, rule]) => ({ name, expression: ruleText(dialect, rule) })),
  ];
}

function indexStructure(name: string, { columns, method, where }: IndexSchema, dialect: Dialect): IndexStructure {
  return {
    name,
    unique: false,
    method: dialect.name === 'postgres' ? (method ?? 'btree') : 'btree',
    keys: columns.map((column) => ({ column, descending: false })),
    include: [],
    ...(where ? { predicate: `${dialect.quote(where.column)} = ${literal(where.equals)}` } : {}),
  };
}
