import type { RecordRepository } from '../../../ports/shared/record-repository.js';
import type { RecordSubject } from './record-subject.js';

/** Objects that are there before each test, in order of name. */
export const OBJECTS = ['ZTF18aaaaaaa', 'ZTF18bbbbbbb', 'ZTF18ccccccc'] as const;

/** In order of code points, which is neither that of a dictionary nor of UTF-16 units. */
export const TEXTS = ['1', '10', '2', 'A', 'Z', '_', 'a', 'é', '\ufb00', '\u{1f52d}', '\u{1f52d}a'];
/** In order of size, which is not that of their digits. */
export const IDS = [1n, 2n, 10n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n];

/** Fields that hold nothing. */
export const nulls = <const Names extends readonly string[]>(...names: Names): Record<Names[number], null> =>
  Object.fromEntries(names.map((name) => [name, null])) as Record<Names[number], null>;

/** One table, and what is needed to try it. */
export interface RecordCase<Item extends object, Key> {
  readonly engine: string;
  readonly table: string;
  readonly subject: () => RecordSubject;
  readonly repository: () => RecordRepository<Item, Key>;
  /** The n-th of three records in order of key, with a value in every field. */
  readonly item: (n: number) => Item & Key;
  /** The same with null wherever that may be. */
  readonly bare: (n: number) => Item & Key;
  /** The same with other values beside its key; default the bare one. */
  readonly changed?: (n: number) => Item & Key;
  /** Records in order of key, as many as have no divisor in common with 5, parts of their keys the same. */
  readonly ordered: readonly (Item & Key)[];
  /** Fields that refer to what must be there, besides `oid`. */
  readonly kept?: readonly string[];
  /** Builds one that cannot be. */
  readonly refused: () => Item;
  /** Records that refer to what is not there, one for each constraint. */
  readonly references?: readonly { readonly constraint: string; readonly orphan: Item }[];
}
