import { valueParser, type FallbackParsers, type ValueParser } from './value-parsers.js';
import type { FieldDescription } from './wire.js';

/** Turns the texts of one result's rows into objects. Made once per prepared statement. */
export class RowReader {
  readonly #names: readonly string[];
  readonly #parsers: readonly (ValueParser | undefined)[];
  /** All columns present: copying it gives every row the same hidden class. */
  readonly #empty: Readonly<Record<string, unknown>>;

  constructor(fields: readonly FieldDescription[], fallback: FallbackParsers) {
    this.#names = fields.map((field) => field.name);
    this.#parsers = fields.map((field) => valueParser(field.dataTypeID, fallback));
    this.#empty = Object.fromEntries(this.#names.map((name) => [name, null]));
  }

  read(texts: readonly (string | null)[]): Record<string, unknown> {
    const row: Record<string, unknown> = { ...this.#empty };
    const names = this.#names;
    for (let index = 0; index < names.length; index += 1) {
      const text = texts[index];
      if (text === null || text === undefined) continue;
      const parse = this.#parsers[index];
      row[names[index] as string] = parse ? parse(text) : text;
    }
    return row;
  }
}
