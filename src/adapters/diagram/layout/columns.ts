import type { EntityModel } from '../entity.js';
import { sizeOf, type Size } from './entity-size.js';
import { GEOMETRY } from './geometry.js';
import { ranksOf } from './ranks.js';

/** Width to height that a picture should have: a screen, or a page in landscape. */
const WANTED_RATIO = 1.5;
const TRIED_HEIGHTS = 96;

/** The tables in columns from left to right, each from top to bottom; what a table refers to is left of it where that is possible. */
export function columnsOf(model: EntityModel): string[][] {
  const sizes = new Map(model.entities.map((entity) => [entity.name, sizeOf(entity)]));
  const heights = [...sizes.values()].map(({ height }) => height + GEOMETRY.gap);
  const [tallest, total] = [Math.max(0, ...heights), heights.reduce((sum, height) => sum + height, 0)];
  const attempts = Array.from({ length: TRIED_HEIGHTS }, (_, index) =>
    stacked(model, sizes, tallest + ((total - tallest) * index) / (TRIED_HEIGHTS - 1)),
  );
  const misfit = (columns: string[][]): number => Math.abs(Math.log(ratioOf(columns, sizes) / WANTED_RATIO));
  return attempts.reduce((best, one) => (misfit(one) < misfit(best) ? one : best));
}

function ratioOf(columns: readonly (readonly string[])[], sizes: ReadonlyMap<string, Size>): number {
  const widths = columns.map((names) => Math.max(...names.map((name) => sizes.get(name)?.width ?? 0)) + 3 * GEOMETRY.clearance);
  const heights = columns.map((names) => heightOf(names, sizes));
  return widths.reduce((sum, width) => sum + width, 0) / Math.max(1, ...heights);
}

function heightOf(names: readonly string[], sizes: ReadonlyMap<string, Size>): number {
  return names.reduce((sum, name) => sum + (sizes.get(name)?.height ?? 0) + GEOMETRY.gap, 0);
}

/** Columns that are no higher than `limit`, unless one table alone is. */
function stacked(model: EntityModel, sizes: ReadonlyMap<string, Size>, limit: number): string[][] {
  const { entities, relations } = model;
  const ranks = ranksOf(model);
  const related = new Set(relations.flatMap(({ from, to }) => [from, to]));
  const referred = new Set(relations.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const places = new Map<string, number>();
  const columns: string[][] = [];
  for (let rank = 0; rank <= Math.max(0, ...ranks.values()); rank++) {
    const names = entities.map(({ name }) => name).filter((name) => ranks.get(name) === rank && related.has(name));
    const parents = (name: string): number[] => relations.filter(({ from }) => from === name).flatMap(({ to }) => places.get(to) ?? []);
    // What is referred to itself stands nearest to the next rank; otherwise each near to what it refers to.
    const order = new Map(names.map((name) => [name, [referred.has(name) ? 1 : 0, mean(parents(name))] as const]));
    const sorted = names.toSorted((one, other) => compare(order.get(one), order.get(other)));
    let column: string[] = [];
    for (const name of sorted) {
      if (column.length > 0 && heightOf([...column, name], sizes) > limit) {
        columns.push(column);
        column = [];
      }
      places.set(name, heightOf(column, sizes));
      column.push(name);
    }
    if (column.length > 0) columns.push(column);
  }
  for (const { name } of entities) if (!related.has(name)) fillIn(columns, name, sizes, limit);
  return columns;
}

/** A table without any relation goes where there is room. */
function fillIn(columns: string[][], name: string, sizes: ReadonlyMap<string, Size>, limit: number): void {
  const shortest = columns.toSorted((one, other) => heightOf(one, sizes) - heightOf(other, sizes))[0];
  if (shortest && heightOf([...shortest, name], sizes) <= limit) shortest.push(name);
  else columns.push([name]);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function compare(one: readonly number[] = [], other: readonly number[] = []): number {
  const index = one.findIndex((value, place) => value !== other[place]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}
