import { SextantError, type ErrorDefinition } from './sextant-error.js';

/** A value that the domain refuses to build: `field`, what was given, and what would be accepted. */
export class InvalidValue extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'INVALID_VALUE',
    kind: 'invalid',
    meaning: 'A value is outside what its field accepts.',
    remedy: 'Give a value of the form the message names.',
  };

  constructor(
    readonly field: string,
    given: unknown,
    readonly expected: string,
    cause?: unknown,
  ) {
    super(InvalidValue.definition, `${field} is ${shorten(given)}; expected ${expected}`, { field, expected }, cause);
  }
}

function shorten(given: unknown): string {
  const text = typeof given === 'string' ? JSON.stringify(given) : String(given);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
