import { declareParameter } from './component-metadata.js';
import type { Token } from './token.js';

/** A decorator of a constructor parameter. */
export type ConstructorParameterDecorator = (target: object, method: undefined, index: number) => void;

/** Injects every adapter of the port that fits the profile, as a list in the order of their priority; an empty list is fine. */
export function all(port: Token): ConstructorParameterDecorator {
  return (target, _method, index) => declareParameter(target, index, { all: port });
}

/**
 * Injects `undefined` when the profile binds nothing to the parameter's type, instead of refusing to start. Name the port where the
 * type is written as a union (`Clock | undefined`), of which the compiler keeps nothing; `clock?: Clock` needs no name.
 */
export function optional(port?: Token): ConstructorParameterDecorator {
  return (target, _method, index) => declareParameter(target, index, { optional: true, ...(port && { token: port }) });
}

/** Names the token of a parameter whose type does not: an interface, or code built by a compiler that drops decorator metadata. */
export function inject(token: Token): ConstructorParameterDecorator {
  return (target, _method, index) => declareParameter(target, index, { token });
}
