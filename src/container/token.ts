/**
 * What a component is asked for by: a class, most often the abstract class that is its port.
 * Structural on purpose, so that abstract classes and classes with a private constructor are tokens too.
 */
export interface Token<Value extends object = object> {
  readonly prototype: Value;
  readonly name: string;
}

/** A class the container can construct. */
export type Class<Value extends object = object> = (new (...args: never[]) => Value) & { readonly prototype: Value };

/** A class that may be abstract. */
export type AbstractClass<Value extends object = object> = (abstract new (...args: never[]) => Value) & { readonly prototype: Value };

/** How a token is written in messages, trees and graphs. */
export function nameOf(token: Token): string {
  return token.name === '' ? '(anonymous class)' : token.name;
}

/** The class itself and every class it extends, nearest first, without `Object`. */
export function lineageOf(token: Token): readonly Token[] {
  const lineage: Token[] = [];
  for (
    let current: unknown = token;
    typeof current === 'function' && current !== Function.prototype;
    current = Object.getPrototypeOf(current)
  )
    lineage.push(current);
  return lineage;
}
