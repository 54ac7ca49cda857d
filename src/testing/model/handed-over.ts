import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { keyText } from './row-key.js';

type Row = Readonly<Record<string, unknown>>;

/** True when an upsert of these rows gives a unique value of a row that it overwrites to another row: engines may refuse that. */
export function handsUniqueValuesOver(table: TableSchema, stored: readonly Row[], given: readonly Row[]): boolean {
  const overwritten = new Set(given.map((row) => keyText(table, row)));
  return Object.values(table.uniques ?? {}).some((columns) =>
    given.some((row) =>
      stored.some(
        (other) =>
          columns.every((name) => row[name] !== null && row[name] === other[name]) &&
          keyText(table, other) !== keyText(table, row) &&
          overwritten.has(keyText(table, other)),
      ),
    ),
  );
}
