import type { RecordRepository } from '../../../ports/shared/record-repository.js';
import type { RecordSubject } from './record-subject.js';

/** Objects that are there before each test, in order of name. */
export const OBJECTS = ['ZTF18aaaaaaa', 'ZTF18bbbbbbb', 'ZTF18ccccccc'] as const;

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
  /** A record that refers to what is not there. */
  readonly reference?: { readonly constraint: string; readonly orphan: Item };
}
