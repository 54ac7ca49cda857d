import type { EntityModel, Relation } from '../entity.js';

/** All foreign keys to one key of one table, on one side of it: they share a line. */
export interface Net {
  readonly target: string;
  /** The first column of the key. */
  readonly targetColumn: string;
  readonly side: 'right' | 'left';
  readonly relations: readonly Relation[];
  /** Columns of the picture through which the line runs between tables, without a stop. */
  readonly through: readonly number[];
}

/** The lines to draw when each table stands in the given column of the picture. */
export function netsOf({ relations }: EntityModel, placeOf: ReadonlyMap<string, number>): Net[] {
  const groups = new Map<string, Relation[]>();
  const place = (name: string): number => placeOf.get(name) ?? 0;
  for (const relation of relations) {
    const side = place(relation.from) >= place(relation.to) ? 'right' : 'left';
    const key = JSON.stringify([relation.to, relation.toColumns, side]);
    groups.set(key, [...(groups.get(key) ?? []), relation]);
  }
  return [...groups].map(([key, members]) => {
    const [target, columns, side] = JSON.parse(key) as [string, string[], Net['side']];
    const places = members.map(({ from }) => place(from));
    const through = side === 'right' ? range(place(target) + 1, Math.max(...places)) : range(Math.min(...places) + 1, place(target));
    return { target, targetColumn: columns[0] ?? '', side, relations: members, through };
  });
}

/** Whole numbers from `from` up to, not including, `to`. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
