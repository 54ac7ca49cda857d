import { typeText, type ColumnDataType } from '../../reflection/column-data-type.js';
import type { Change } from './change.js';

/** Types every value of which fits into the others. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  smallint: ['integer', 'bigint', 'numeric', 'double precision', 'real'],
  integer: ['bigint', 'numeric', 'double precision'],
  bigint: ['numeric'],
  real: ['double precision'],
  boolean: ['integer', 'smallint'],
  date: ['timestamp without time zone'],
};
const TEXTS = new Set(['text', 'character varying']);

/** What a change can lose, each in one sentence; none for one that keeps everything. */
export function lossesOf({ dropped, altered }: Change): string[] {
  const columns = altered.flatMap(({ name, differences }) =>
    differences.flatMap((difference) => {
      if (difference.part !== 'column') return [];
      const column = `${name}.${difference.name}`;
      if (difference.kind === 'extra') return [`column ${column} is dropped with its values`];
      if (difference.kind !== 'changed') return [];
      const [from, to] = [difference.actual.type, difference.expected.type];
      if (difference.aspect === 'computation') return [`column ${column} is computed anew`];
      if (difference.aspect !== 'type' && difference.aspect !== 'size') return [];
      return keepsEverything(from, to)
        ? []
        : [`column ${column} changes from ${typeText(from)} to ${typeText(to)}, which not every value fits`];
    }),
  );
  return [...dropped.map(({ name }) => `table ${name} is dropped with its rows`), ...columns];
}

function keepsEverything(from: ColumnDataType, to: ColumnDataType): boolean {
  if (from.array !== to.array) return false;
  // Any value has a text, and none is too long for one without a limit.
  if (TEXTS.has(to.name) && to.length === undefined) return true;
  if (TEXTS.has(from.name) && TEXTS.has(to.name)) return (from.length ?? Infinity) <= (to.length ?? Infinity);
  if (from.name === to.name) return !isSmaller(from, to);
  return WIDER[from.name]?.includes(to.name) ?? false;
}

function isSmaller(from: ColumnDataType, to: ColumnDataType): boolean {
  const whole = ({ precision = Infinity, scale = 0 }: ColumnDataType): number => precision - scale;
  return (to.length ?? Infinity) < (from.length ?? Infinity) || whole(to) < whole(from) || (to.scale ?? 0) < (from.scale ?? 0);
}
