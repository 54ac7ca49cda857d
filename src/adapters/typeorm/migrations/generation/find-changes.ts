import { compareStructures } from '../../reflection/compare-structures.js';
import type { DatabaseStructure, TableStructure } from '../../reflection/database-structure.js';
import type { AlteredTable, Change } from './change.js';

/**
 * What has to be done to make `from` into `to`. Both must hold the tables of one database alone: whatever only `from`
 * has is dropped.
 */
export function changesBetween(from: DatabaseStructure, to: DatabaseStructure): Change {
  const { differences, unknownTables } = compareStructures(to, from);
  const tableOf = (structure: DatabaseStructure, name: string): TableStructure | undefined =>
    structure.tables.find((table) => table.name === name);
  const created = differences.flatMap((difference) => (difference.part === 'table' ? [difference.expected] : []));
  const names = new Set(differences.filter(({ part }) => part !== 'table').map(({ table }) => table));
  const altered = [...names].sort().flatMap((name): AlteredTable[] => {
    const [before, after] = [tableOf(from, name), tableOf(to, name)];
    return before && after ? [{ name, from: before, to: after, differences: differences.filter(({ table }) => table === name) }] : [];
  });
  const dropped = unknownTables.flatMap((name) => tableOf(from, name) ?? []);
  return { from, to, created, dropped, altered };
}

export function isEmpty({ created, dropped, altered }: Change): boolean {
  return created.length === 0 && dropped.length === 0 && altered.length === 0;
}
