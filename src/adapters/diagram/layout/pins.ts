import type { Relation } from '../entity.js';
import type { Pin } from './gutter.js';
import type { Net } from './nets.js';
import type { Stack } from './stack.js';

/** A pin that knows its gutter, and what is there: the key, rows that refer to it, or the line's own way past a column. */
export interface PlacedPin extends Pin {
  /** The column it is right of. */
  readonly gutter: number;
  readonly kind: 'to' | 'from' | 'lane';
  /** For a `from`. */
  readonly relation?: Relation;
}

/** Pins that can only be moved together. */
interface Group {
  readonly net: Net;
  readonly pins: readonly PlacedPin[];
}

/** Lines closer than this would be taken for one. */
const TOO_CLOSE = 3;
/** How far a pin may be from the middle of its row, or a line from the middle of its place. */
const SHIFTS = [0, 3.5, -3.5, 7, -7];

export interface PinQuestion {
  readonly nets: readonly Net[];
  /** The column of each table. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly stacks: readonly Stack[];
  /** The middle of the row of a column of a table. */
  heightOf(table: string, column: string): number;
}

/** Where each line meets the gutters, lines that would run over each other moved apart. */
export function pinsOf(question: PinQuestion): ReadonlyMap<Net, readonly PlacedPin[]> {
  const placed = new Map<Net, PlacedPin[]>();
  const taken: { readonly net: Net; readonly pin: PlacedPin }[] = [];
  for (const { net, pins } of question.nets.flatMap((net) => groupsOf(net, question))) {
    const moved = (shift: number): PlacedPin[] => pins.map((pin) => ({ ...pin, y: pin.y + shift }));
    const free = (shift: number): boolean =>
      !moved(shift).some((pin) => taken.some((other) => other.net !== net && other.pin.gutter === pin.gutter && near(other.pin, pin)));
    const own = moved(SHIFTS.find(free) ?? 0);
    placed.set(net, [...(placed.get(net) ?? []), ...own]);
    taken.push(...own.map((pin) => ({ net, pin })));
  }
  return placed;
}

function near(one: Pin, other: Pin): boolean {
  return Math.abs(one.y - other.y) < TOO_CLOSE;
}

function groupsOf(net: Net, { placeOf, stacks, heightOf }: PinQuestion): Group[] {
  const home = placeOf.get(net.target) ?? 0;
  const y = heightOf(net.target, net.targetColumn);
  const target: PlacedPin =
    net.side === 'right' ? { kind: 'to', gutter: home, from: 'left', y } : { kind: 'to', gutter: home - 1, from: 'right', y };
  const lanes = net.through.map((column): PlacedPin[] => {
    const height = stacks[column]?.lanes.get(net) ?? 0;
    return [
      { kind: 'lane', gutter: column - 1, from: 'right', y: height },
      { kind: 'lane', gutter: column, from: 'left', y: height },
    ];
  });
  const sources = net.relations.map((relation): PlacedPin => {
    const column = placeOf.get(relation.from) ?? 0;
    const row = { kind: 'from', y: heightOf(relation.from, relation.fromColumns[0] ?? ''), relation } as const;
    return net.side === 'right' && column > home ? { ...row, gutter: column - 1, from: 'right' } : { ...row, gutter: column, from: 'left' };
  });
  return [[target], ...lanes, ...sources.map((pin) => [pin])].map((pins) => ({ net, pins }));
}
