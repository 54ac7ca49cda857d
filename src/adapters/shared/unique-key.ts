import { UnknownColumn, ValueNotStorable } from '../../ports/shared/database.errors.js';
import { KeyNotUnique } from '../../ports/shared/query.errors.js';
import type { TableSchema } from '../schema/shared/table.js';
import { valueFault } from './value-fault.js';

/**
 * The columns of the key that an object names, in the order declared: the primary key or a unique constraint, all of its
 * columns and each with a value, because nulls do not make rows equal.
 *
 * @throws UnknownColumn, ValueNotStorable, KeyNotUnique
 */
export function uniqueKey(table: TableSchema, key: Readonly<Record<string, unknown>>): readonly string[] {
  const given = Object.keys(key);
  for (const name of given) {
    const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
    const value = key[name];
    if (!column) throw new UnknownColumn(table.name, name, Object.keys(table.columns));
    if (value === undefined) throw new UnknownColumn(table.name, name, Object.keys(table.columns), 'is undefined, which is no key');
    const fault = value === null ? 'is null; a key has a value' : valueFault(column)(value);
    if (fault !== undefined) throw new ValueNotStorable(table.name, name, fault);
  }
  const keys = [table.primaryKey, ...Object.values(table.uniques ?? {})];
  const found = keys.find((columns) => columns.length === given.length && columns.every((name) => given.includes(name)));
  if (!found) throw new KeyNotUnique(table.name, given, keys);
  return found;
}
