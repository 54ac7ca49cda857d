import type { Net } from './nets.js';
import type { Size } from './entity-size.js';
import { GEOMETRY } from './geometry.js';

/** Where the tables of one column stand, and the lines that run between them. */
export interface Stack {
  /** The upper edge of each table, by its name. */
  readonly tops: ReadonlyMap<string, number>;
  /** How high each line runs. */
  readonly lanes: ReadonlyMap<Net, number>;
  /** The middle of the space above each table, and below the last. */
  readonly gaps: readonly number[];
  readonly height: number;
}

/** A line that has to get past a column, and how high it would like to. */
interface Passage {
  readonly net: Net;
  readonly wanted: number;
}

type Sizes = ReadonlyMap<string, Size>;

/** The tables of each column above each other, the columns centred; every line passes a column where it has the shortest way. */
export function stacksOf(
  columns: readonly (readonly string[])[],
  nets: readonly Net[],
  sizes: Sizes,
  rowOf: (table: string, column: string) => number,
): Stack[] {
  let stacks = centred(columns.map((names) => arranged(names, sizes, new Map())));
  // Twice: how high a line would like to pass depends on where its table stands, and that on how many lines pass.
  for (let times = 0; times < 2; times++) {
    const topOf = (table: string): number => stacks.find(({ tops }) => tops.has(table))?.tops.get(table) ?? 0;
    const passages = nets.map((net) => ({ net, wanted: topOf(net.target) + rowOf(net.target, net.targetColumn) }));
    const empty = centred(columns.map((names) => arranged(names, sizes, new Map())));
    stacks = centred(
      columns.map((names, column) => {
        const passing = passages.filter(({ net }) => net.through.includes(column));
        return arranged(names, sizes, throughGaps(passing, empty[column]?.gaps ?? []));
      }),
    );
  }
  return stacks;
}

/** Each line in the gap nearest to where it would like to pass, those of one gap in the order in which they come. */
function throughGaps(passages: readonly Passage[], gaps: readonly number[]): ReadonlyMap<number, readonly Net[]> {
  const chosen = new Map<number, Net[]>();
  for (const { net, wanted } of passages.toSorted((one, other) => one.wanted - other.wanted)) {
    const distance = (index: number): number => Math.abs((gaps[index] ?? 0) - wanted);
    const nearest = gaps.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
    chosen.set(nearest, [...(chosen.get(nearest) ?? []), net]);
  }
  return chosen;
}

/** From 0 down. Gap 0 is above the first table, the last one below the last; those two are there only for lines. */
function arranged(names: readonly string[], sizes: Sizes, passing: ReadonlyMap<number, readonly Net[]>): Stack {
  const { gap, lane } = GEOMETRY;
  const tops = new Map<string, number>();
  const lanes = new Map<Net, number>();
  const gaps: number[] = [];
  let y = 0;
  for (let index = 0; index <= names.length; index++) {
    const nets = passing.get(index) ?? [];
    const [first, last] = [index === 0, index === names.length];
    const lines = nets.length * lane;
    const space = first || last ? lines + (nets.length > 0 ? gap / 2 : 0) : gap + Math.max(0, lines - lane);
    const middle = y + (first ? lines / 2 : last ? space - lines / 2 : space / 2);
    gaps.push(middle);
    for (const [place, net] of nets.entries()) lanes.set(net, middle + (place - (nets.length - 1) / 2) * lane);
    y += space;
    const name = names[index];
    if (name === undefined) break;
    tops.set(name, y);
    y += sizes.get(name)?.height ?? 0;
  }
  return { tops, lanes, gaps, height: y };
}

function centred(stacks: readonly Stack[]): Stack[] {
  const whole = Math.max(0, ...stacks.map(({ height }) => height));
  return stacks.map(({ tops, lanes, gaps, height }) => {
    const shift = Math.round((whole - height) / 2);
    const moved = <Key>(places: ReadonlyMap<Key, number>): Map<Key, number> => new Map([...places].map(([key, y]) => [key, y + shift]));
    return { tops: moved(tops), lanes: moved(lanes), gaps: gaps.map((y) => y + shift), height };
  });
}
