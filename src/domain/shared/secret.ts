import { inspect } from 'node:util';

const MASK = '***';

/**
 * A value that never prints: string conversion, JSON, `console.log` and template literals all give `***`.
 * Call `reveal()` at the one place that needs the value (opening a connection) and nowhere else.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value in clear. Never log what this returns. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.toPrimitive](): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}
