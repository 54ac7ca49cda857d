import type { ConstraintFacts } from '../../../ports/shared/database.errors.js';
import { compileRowValidator, type RowValidator } from '../../shared/row-validation.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { QueryParser } from '../../shared/query-parser.js';
import { unsignedZero } from '../../shared/unsigned-zero.js';
import { keyReader, sortable, type KeyPart, type Row, type TreeKey } from './tree-key.js';

/** An index that must not hold two rows with the same key. */
export interface UniquePlan {
  readonly facts: ConstraintFacts;
  readonly columns: readonly string[];
  /** `undefined` for a row that has a null among the columns: nulls are all different. */
  keyOf(row: Row): TreeKey | undefined;
}

/** An index that finds rows by its columns; the primary key follows in its keys, so that they are distinct. */
export interface LookupPlan {
  readonly columns: readonly string[];
  keyOf(row: Row): readonly KeyPart[];
}

/** One table as the engine works on it: everything that can be derived from its declaration alone. */
export class TablePlan {
  readonly name: string;
  readonly columns: readonly string[];
  readonly validator: RowValidator;
  readonly queries: QueryParser;
  readonly primary: ConstraintFacts;
  readonly uniques: readonly UniquePlan[];
  readonly lookups: readonly LookupPlan[];
  /** The column that the database numbers, if there is one. */
  readonly generated: string | undefined;
  /** Primary key of a row, or of an object that has just the key columns. */
  readonly keyOf: (row: Row) => TreeKey;

  constructor(
    readonly database: string,
    readonly schema: TableSchema,
    /** Place in the arrays of states. */
    readonly index: number,
  ) {
    this.name = schema.name;
    this.columns = Object.keys(schema.columns);
    this.validator = compileRowValidator(schema, database);
    this.queries = new QueryParser(schema);
    this.primary = this.facts(`${schema.name}_pkey`, schema.primaryKey);
    this.keyOf = keyReader(schema.primaryKey);
    this.generated = this.columns.find((name) => schema.columns[name]?.generated);
    this.uniques = Object.entries(schema.uniques ?? {}).map(([constraint, columns]) => this.unique(constraint, columns));
    this.lookups = lookupColumns(schema).map((columns) => ({ columns, keyOf: lookupKeyReader(columns, schema.primaryKey) }));
  }

  facts(constraint: string, columns: readonly string[]): ConstraintFacts {
    return { database: this.database, constraint, table: this.name, columns };
  }

  /** A row of its own to store, columns in declared order. */
  stored(given: Row, numbered: number | bigint | undefined): Row {
    const row: Record<string, unknown> = {};
    for (const name of this.columns) row[name] = unsignedZero(given[name]);
    if (this.generated !== undefined && numbered !== undefined) row[this.generated] = numbered;
    return row;
  }

  changed(row: Row, changes: Row): Row {
    return this.stored({ ...row, ...changes }, undefined);
  }

  /** True when the two rows cannot stand beside each other. */
  collide(one: Row, other: Row): boolean {
    return [this.schema.primaryKey, ...this.uniques.map(({ columns }) => columns)].some((columns) =>
      columns.every((name) => one[name] !== null && sortable(one[name]) === sortable(other[name])),
    );
  }

  private unique(constraint: string, columns: readonly string[]): UniquePlan {
    const read = keyReader(columns);
    return {
      facts: this.facts(constraint, columns),
      columns,
      keyOf: (row) => (columns.some((name) => row[name] === null) ? undefined : read(row)),
    };
  }
}

function lookupKeyReader(columns: readonly string[], primaryKey: readonly string[]): (row: Row) => readonly KeyPart[] {
  const all = [...columns, ...primaryKey];
  return (row) => all.map((name) => sortable(row[name]));
}

/** Columns that rows are looked up by: those of foreign keys and of declared indexes, each list once. */
function lookupColumns(schema: TableSchema): (readonly string[])[] {
  const wanted = [
    ...Object.values(schema.foreignKeys ?? {}).map((key) => key.columns),
    ...Object.values(schema.indexes ?? {}).flatMap((index) => (index.where ? [] : [index.columns])),
  ];
  return [...new Map(wanted.map((columns) => [columns.join(), columns])).values()];
}
