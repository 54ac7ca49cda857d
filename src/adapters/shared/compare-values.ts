import { Instant } from '../../domain/shared/instant.js';

/** Orders values of one column kind as every engine does: numbers by size, texts by code point, false before true, instants by time. */
export function compareValues(left: unknown, right: unknown): number {
  if (left instanceof Instant && right instanceof Instant) return left.compare(right);
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right);
  return (left as number) < (right as number) ? -1 : Number((left as number) > (right as number));
}

/** UTF-16 order differs from code point order only where a surrogate meets a character above U+DFFF. */
function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const one = left.charCodeAt(index);
    const other = right.charCodeAt(index);
    if (one !== other) return rank(one) - rank(other);
  }
  return left.length - right.length;
}

function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
