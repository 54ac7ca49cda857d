import { Instant } from '../../../domain/shared/instant.js';

/** A value in the form in which JavaScript's own `<` orders it as the databases do. */
export type KeyPart = number | bigint | string | boolean | null;

/** The key of a tree: one part, or the parts of several columns. */
export type TreeKey = KeyPart | readonly KeyPart[];

export type Row = Readonly<Record<string, unknown>>;

const FROM_SURROGATES_ON = /[\ud800-\uffff]/;

/** Texts become comparable by code point, instants by time; the other values are so already. */
export function sortable(value: unknown): KeyPart {
  if (typeof value === 'string') return FROM_SURROGATES_ON.test(value) ? inCodePointOrder(value) : value;
  return value instanceof Instant ? value.epochMicroseconds : (value as KeyPart);
}

/**
 * UTF-16 puts characters beyond U+FFFF (written with surrogates) before U+E000 to U+FFFF; the databases put them behind.
 * Exchanging the two blocks of code units makes both orders the same, and keeps different texts different.
 */
function inCodePointOrder(text: string): string {
  let ordered = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    ordered += String.fromCharCode(unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
  }
  return ordered;
}

/** Reads the key of some columns from a row. */
export function keyReader(columns: readonly string[]): (row: Row) => TreeKey {
  const [only, ...more] = columns;
  if (only !== undefined && more.length === 0) return (row) => sortable(row[only]);
  return (row) => columns.map((name) => sortable(row[name]));
}

/** Orders keys of one part, never null. */
export function compareSingleKeys(left: TreeKey, right: TreeKey): number {
  return (left as number) < (right as number) ? -1 : Number((left as number) > (right as number));
}

/** Orders keys of several parts; a null comes last, and the beginning of a key before the whole. */
export function compareCompositeKeys(left: TreeKey, right: TreeKey): number {
  const one = left as readonly KeyPart[];
  const other = right as readonly KeyPart[];
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const order = compareParts(one[index] as KeyPart, other[index] as KeyPart);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/** Orders two values; nulls last. */
export function compareParts(left: KeyPart, right: KeyPart): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}
