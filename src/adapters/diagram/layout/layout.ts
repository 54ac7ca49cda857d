import type { EntityModel, Relation } from '../entity.js';
import { columnsOf } from './columns.js';
import { sizeOf } from './entity-size.js';
import { GEOMETRY, type Box, type Point } from './geometry.js';
import { Gutter } from './gutter.js';
import { netsOf, type Net } from './nets.js';
import { pinsOf, type PlacedPin } from './pins.js';
import { stacksOf } from './stack.js';
import { wirePart, type WirePart } from './wire-path.js';

/** Where a line ends at a table: `to` is the side of the key, `from` that of the rows that refer to it. */
export interface WireEnd extends Point {
  readonly kind: 'to' | 'from';
  /** 1 when the line goes to the right from here, -1 to the left. */
  readonly direction: 1 | -1;
  /** For a `from`. */
  readonly relation?: Relation;
}

/** The line of all foreign keys to one key. */
export interface Wire {
  readonly target: string;
  readonly relations: readonly Relation[];
  readonly parts: readonly WirePart[];
  readonly ends: readonly WireEnd[];
}

export interface Layout {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  readonly width: number;
  readonly height: number;
}

/** The edges of the columns of the picture. */
interface Edges {
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  /** Where the last gutter ends. */
  readonly end: number;
}

/** Tables in columns, what is referred to on the left, and the lines between them, none of which crosses a table. */
export function layout(model: EntityModel): Layout {
  const columns = columnsOf(model);
  const sizes = new Map(model.entities.map((entity) => [entity.name, sizeOf(entity)]));
  const placeOf = new Map(columns.flatMap((names, column) => names.map((name) => [name, column] as const)));
  const nets = netsOf(model, placeOf);
  const rowOf = rowsOf(model);
  const stacks = stacksOf(columns, nets, sizes, rowOf);
  const topOf = (table: string): number => stacks[placeOf.get(table) ?? 0]?.tops.get(table) ?? 0;

  const pins = pinsOf({ nets, placeOf, stacks, heightOf: (table, column) => topOf(table) + rowOf(table, column) });
  const gutters = columns.map(() => new Gutter());
  for (const [net, own] of pins) for (const pin of own) gutters[pin.gutter]?.add(net, pin);
  const widths = columns.map((names) => Math.max(...names.map((name) => sizes.get(name)?.width ?? 0)));
  const edges = edgesOf(widths, gutters);

  return {
    boxes: model.entities.map(({ name }): Box => {
      const column = placeOf.get(name) ?? 0;
      return { name, x: edges.lefts[column] ?? 0, y: topOf(name), width: widths[column] ?? 0, height: sizes.get(name)?.height ?? 0 };
    }),
    wires: nets.map((net) => wireOf(net, pins.get(net) ?? [], gutters, edges)),
    width: edges.end,
    height: Math.max(0, ...stacks.map(({ height }) => height)),
  };
}

/** How far the middle of the row of a column is below the top of its table. */
function rowsOf({ entities }: EntityModel): (table: string, column: string) => number {
  const rows = new Map(entities.map(({ name, columns }) => [name, new Map(columns.map((column, index) => [column.name, index]))]));
  return (table, column) => GEOMETRY.header + ((rows.get(table)?.get(column) ?? 0) + 0.5) * GEOMETRY.row;
}

function edgesOf(widths: readonly number[], gutters: readonly Gutter[]): Edges {
  const [lefts, rights]: [number[], number[]] = [[], []];
  let end = 0;
  for (const [column, width] of widths.entries()) {
    lefts.push(end);
    rights.push(end + width);
    const last = column === widths.length - 1;
    const gutter = gutters[column];
    end += width + (last && gutter?.isEmpty ? 0 : (gutter?.width ?? 0));
  }
  return { lefts, rights, end };
}

function wireOf(net: Net, pins: readonly PlacedPin[], gutters: readonly Gutter[], { lefts, rights, end }: Edges): Wire {
  const right = (column: number): number => rights[column] ?? 0;
  const left = (column: number): number => lefts[column] ?? end;
  const used = [...new Set(pins.map(({ gutter }) => gutter))];
  const parts = used.map((index) => {
    const at = right(index) + GEOMETRY.clearance + (gutters[index]?.tracks.get(net) ?? 0) * GEOMETRY.lane;
    const here = pins.filter(({ gutter }) => gutter === index);
    return wirePart(here, at, right(index), left(index + 1));
  });
  const past = pins.filter(({ kind, from }) => kind === 'lane' && from === 'left');
  const lanes = past.map(({ gutter, y }): WirePart => ({
    path: `M${String(left(gutter))} ${String(y)}H${String(right(gutter))}`,
    joints: [],
  }));
  const ends = pins.flatMap(({ kind, from, gutter, y, relation }): WireEnd[] => {
    if (kind === 'lane') return [];
    const place = from === 'left' ? { x: right(gutter), direction: 1 as const } : { x: left(gutter + 1), direction: -1 as const };
    return [{ ...place, kind, y, ...(relation ? { relation } : {}) }];
  });
  return { target: net.target, relations: net.relations, parts: [...parts, ...lanes], ends };
}
