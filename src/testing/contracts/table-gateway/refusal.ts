import { ConstraintViolation, UnknownColumn, ValueNotStorable } from '../../../ports/shared/database.errors.js';
import { rejection } from '../rejection.js';

/** The facts of a refusal that must be the same on every engine. */
export async function refusal(promise: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const error = await rejection(promise);
  if (error instanceof ConstraintViolation) {
    // Only a statement inside a transaction names it, and a bulk has one of its own on some engines.
    const { transaction: _transaction, ...facts } = error.facts;
    return { code: error.code, ...facts };
  }
  if (error instanceof ValueNotStorable || error instanceof UnknownColumn)
    return { code: error.code, table: error.table, column: error.column };
  throw error;
}

const CODES = {
  unique: 'DATABASE_UNIQUE_VIOLATION',
  reference: 'DATABASE_FOREIGN_KEY_VIOLATION',
  notNull: 'DATABASE_NOT_NULL_VIOLATION',
  check: 'DATABASE_CHECK_VIOLATION',
} as const;

/** What `refusal` gives for a broken constraint of a table in the database `contract`. */
export function broken(
  kind: keyof typeof CODES,
  constraint: string,
  table: { readonly name: string },
  ...columns: string[]
): Readonly<Record<string, unknown>> {
  return { code: CODES[kind], database: 'contract', constraint, table: table.name, columns };
}

/** What `refusal` gives for a value that no engine stores exactly. */
export function notStorable(table: { readonly name: string }, column: string): Readonly<Record<string, unknown>> {
  return { code: 'DATABASE_VALUE_NOT_STORABLE', table: table.name, column };
}

/** What `refusal` gives for a column that is not declared, or has no value. */
export function unknownColumn(table: { readonly name: string }, column: string): Readonly<Record<string, unknown>> {
  return { code: 'DATABASE_UNKNOWN_COLUMN', table: table.name, column };
}
