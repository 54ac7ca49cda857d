import { Instant } from '../../../domain/shared/instant.js';
import type { ColumnSchema, TableSchema } from '../../schema/shared/table.js';
import { compileCheckRule, type CheckTest } from '../../shared/check-rule.js';
import { NOT_STORABLE } from '../../shared/value-fault.js';
import type { RowValidator } from '../../shared/row-validation.js';
import type { BulkRow, BulkRows } from './bulk-rows.js';

interface TakenColumn {
  readonly kind: ColumnSchema['kind'];
  readonly nullable: boolean;
  /** A text of at most so many UTF-16 units is certainly not too long. */
  readonly length: number;
}

const SHORT_TEXT = 32;
const LEAST_BIGINT = -(2n ** 63n);
const GREATEST_BIGINT = 2n ** 63n - 1n;

/**
 * Checks and takes the rows of a bulk in one pass: what is beyond doubt is taken at once, and everything else goes the
 * careful way of the validator, which knows what to say about it. Several times as fast as that for rows of one shape.
 */
export class BulkRowTaker {
  private readonly columns: readonly TakenColumn[];
  private readonly rules: readonly { readonly position: number; readonly keeps: CheckTest }[];
  /** The keys of the row before, in their order, and where among them each column is. */
  private keys: readonly string[] = [];
  private positions: readonly number[] = [];
  /** They are where the columns are. */
  private ordered = false;

  constructor(
    table: TableSchema,
    private readonly validator: RowValidator,
    private readonly shape: BulkRows,
  ) {
    this.columns = Object.values(table.columns).map(({ kind, nullable = false, length = Infinity }) => ({ kind, nullable, length }));
    this.rules = Object.values(table.checks ?? {}).map((rule) => ({
      position: shape.columns.indexOf(rule.column),
      keeps: compileCheckRule(rule, table.columns[rule.column]),
    }));
  }

  /** The values of the row in the order of the table's columns. @throws what the validator throws. */
  take(row: object): BulkRow {
    return this.taken(row) ?? this.carefully(row);
  }

  private taken(row: object): BulkRow | undefined {
    if (!this.sameShape(Object.keys(row))) return undefined;
    const { columns } = this;
    const values = this.inOrder(Object.values(row));
    for (let index = 0; index < columns.length; index += 1) {
      const value = values[index];
      const column = columns[index] as TakenColumn;
      if (value === null ? !column.nullable : !isBeyondDoubt(column, value)) return undefined;
      // The sign of a zero is dropped: SQLite cannot keep it.
      if (value === 0) values[index] = 0;
    }
    return this.rules.every(({ position, keeps }) => values[position] === null || keeps(values[position])) ? values : undefined;
  }

  private inOrder(given: unknown[]): unknown[] {
    return this.ordered ? given : this.positions.map((position) => given[position]);
  }

  private carefully(row: object): BulkRow {
    this.validator.checkBulk(row);
    return this.shape.take(row as Readonly<Record<string, unknown>>);
  }

  private sameShape(keys: readonly string[]): boolean {
    const known = this.keys;
    let same = keys.length === known.length;
    for (let index = 0; same && index < keys.length; index += 1) same = keys[index] === known[index];
    if (same) return keys.length > 0;
    const positions = this.shape.columns.map((name) => keys.indexOf(name));
    if (keys.length !== positions.length || positions.includes(-1)) return false;
    this.keys = keys;
    this.positions = positions;
    this.ordered = positions.every((position, index) => position === index);
    return true;
  }
}

function isBeyondDoubt({ kind, length }: TakenColumn, value: unknown): boolean {
  switch (kind) {
    case 'double':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
      return typeof value === 'number' && (value | 0) === value;
    case 'text':
      return typeof value === 'string' && value.length <= length && isStorable(value);
    case 'bigint':
      return typeof value === 'bigint' && value >= LEAST_BIGINT && value <= GREATEST_BIGINT;
    case 'boolean':
      return typeof value === 'boolean';
    case 'instant':
      return value instanceof Instant;
  }
}

/** Most texts are short and ASCII, and quicker looked at here than by a search. */
function isStorable(value: string): boolean {
  if (value.length > SHORT_TEXT) return !NOT_STORABLE.test(value);
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit === 0 || unit > 0x7f) return !NOT_STORABLE.test(value);
  }
  return true;
}
