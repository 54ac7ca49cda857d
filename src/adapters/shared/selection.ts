import { InvalidValue } from '../../domain/shared/invalid-value.js';
import type { TableSchema } from '../schema/shared/table.js';
import type { Filter } from './filter.js';
import type { OrderBy } from './row-order.js';

/** Which rows, and in which order. */
export interface OrderedRows<Table extends TableSchema> {
  readonly where?: Filter<Table>;
  /** Columns in order of weight; the primary key always follows, so that the order is total. Nulls come last in every direction. */
  readonly orderBy?: readonly OrderBy<Table>[];
  /** Default false; true turns round every column that does not say its own direction, the primary key too (nulls still last). */
  readonly descending?: boolean;
}

export interface Selection<Table extends TableSchema> extends OrderedRows<Table> {
  readonly limit?: number;
  readonly offset?: number;
}

export interface CheckedWindow {
  readonly limit: number | undefined;
  readonly offset: number;
}

/** The window of a selection. @throws InvalidValue unless limit and offset are whole numbers from 0 up. */
export function checkedWindow({ limit, offset = 0 }: { readonly limit?: number; readonly offset?: number }): CheckedWindow {
  if (limit !== undefined) checkWhole('limit', limit);
  checkWhole('offset', offset);
  return { limit, offset };
}

/** @throws InvalidValue unless the value is a whole number from `least` up. */
export function checkWhole(field: string, value: number, least = 0): void {
  if (!Number.isSafeInteger(value) || value < least) throw new InvalidValue(field, value, `a whole number from ${String(least)} up`);
}
