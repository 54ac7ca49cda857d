import type { Entity } from '../entity.js';
import { GEOMETRY } from './geometry.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large a table is drawn. */
export function sizeOf({ name, columns }: Entity): Size {
  const { letter, row, header, padding, keys, betweenNameAndType } = GEOMETRY;
  const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths) * letter;
  const names = longest(columns.map((column) => column.name.length + (column.nullable ? 1 : 0)));
  const types = longest(columns.map(({ type }) => type.length));
  const body = keys + names + betweenNameAndType + types;
  return { width: Math.ceil(Math.max(body, name.length * letter * 1.08) + 2 * padding), height: header + columns.length * row + 6 };
}
