import type { Difference } from '../../reflection/difference.js';
import type { DatabaseStructure, TableStructure } from '../../reflection/database-structure.js';
import type { MigrationStep } from '../migration.js';

/** What leads from one structure to another, table by table. */
export interface Change {
  readonly from: DatabaseStructure;
  readonly to: DatabaseStructure;
  /** Tables that are there and should not be. */
  readonly dropped: readonly TableStructure[];
  readonly created: readonly TableStructure[];
  readonly altered: readonly AlteredTable[];
}

export interface AlteredTable {
  readonly name: string;
  readonly from: TableStructure;
  readonly to: TableStructure;
  readonly differences: readonly Difference[];
}

/** A value for a column that becomes NOT NULL, for the rows that have none: SQL text in the dialect. */
export type FillOf = (table: string, column: string) => string | undefined;

export type Step = string | MigrationStep;

/** Tables in an order in which each comes after those it refers to, as far as there is one. */
export function inOrderOfReference(tables: readonly TableStructure[]): TableStructure[] {
  const left = new Map([...tables].sort((one, other) => (one.name < other.name ? -1 : 1)).map((table) => [table.name, table]));
  const ordered: TableStructure[] = [];
  while (left.size > 0) {
    const waits = ({ name, foreignKeys }: TableStructure): boolean =>
      foreignKeys.some(({ references }) => references.table !== name && left.has(references.table));
    const next = [...left.values()].find((table) => !waits(table)) ?? [...left.values()][0];
    if (!next) break;
    left.delete(next.name);
    ordered.push(next);
  }
  return ordered;
}
