import { Scope, type ScopeName } from './scope.js';
import type { Class, Token } from './token.js';

/** A ready object bound to a token. The container hands it out and neither initialises nor disposes it: who made it owns it. */
export type InstanceBinding = readonly [token: Token, instance: object];

/** `[token, value]`, checked: the value must be what the token promises. */
export function instance<Value extends object>(token: Token<Value>, value: NoInfer<Value>): InstanceBinding {
  return [token, value];
}

/** A function that makes what a token asks for, with the tokens of its arguments, so that the graph stays known before anything runs. */
export interface FactoryBinding {
  readonly token: Token;
  readonly dependencies: readonly Token[];
  readonly create: (...dependencies: never[]) => object;
  readonly scope: ScopeName;
}

type Resolved<Tokens extends readonly Token[]> = { [Index in keyof Tokens]: Tokens[Index]['prototype'] };

/**
 * Binds a token to a function: for a class that cannot carry decorators.
 *
 * ```ts
 * factory(Clock, { dependencies: [TimeSettings], create: (settings) => new OffsetClock(settings.offset) })
 * ```
 */
export function factory<Value extends object, const Tokens extends readonly Token[] = readonly []>(
  token: Token<Value>,
  options: {
    readonly create: (...dependencies: Resolved<Tokens>) => NoInfer<Value>;
    readonly dependencies?: Tokens;
    readonly scope?: ScopeName;
  },
): FactoryBinding {
  const { dependencies = [], create, scope = Scope.SINGLETON } = options;
  // The container calls it with exactly what `dependencies` resolve to.
  return { token, dependencies, create: create as FactoryBinding['create'], scope };
}

/** What stands in for the component of a token, for one container. Made by `override`. */
export interface Override {
  readonly token: Token;
  readonly replacement: { readonly type: Class } | { readonly instance: object };
}

/**
 * Puts a class or a ready object in the place of whatever a token is bound to; mostly for tests.
 * A token that the profile neither binds nor asks for is a fault: the override would change nothing.
 */
export function override<Value extends object>(token: Token<Value>, replacement: Class<NoInfer<Value>> | NoInfer<Value>): Override {
  return isClass(replacement) ? { token, replacement: { type: replacement } } : { token, replacement: { instance: replacement } };
}

function isClass(replacement: object): replacement is Class {
  return typeof replacement === 'function' && typeof replacement.prototype === 'object';
}
