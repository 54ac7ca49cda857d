import { parameterDeclarationsOf, parameterTypesOf, type ParameterDeclaration } from '../component-metadata.js';
import { lineageOf, nameOf, type Class, type Token } from '../token.js';

/** What one constructor parameter asks for. */
export type Parameter =
  | { readonly mode: 'one' | 'optional' | 'all'; readonly token: Token }
  /** Has a default value and no token: left out of the call. */
  | { readonly mode: 'default' }
  /** Names no token; `written` is what the compiler wrote about its type. */
  | { readonly mode: 'unknown'; readonly written: string };

const NO_TOKENS = new Set<unknown>([Object, String, Number, Boolean, BigInt, Symbol, Function, Array, Promise, Date, Map, Set]);

/** The parameters of the constructor that `new type()` runs: its own, or the nearest inherited one. */
export function parametersOf(type: Class): readonly Parameter[] {
  for (const owner of lineageOf(type)) {
    const types = parameterTypesOf(owner);
    const declarations = parameterDeclarationsOf(owner);
    const required = (owner as unknown as { readonly length: number }).length;
    const count = Math.max(types?.length ?? 0, required, ...[...declarations.keys()].map((index) => index + 1));
    // A class without a constructor of its own has no parameters to show and takes those of the class it extends.
    if (types === undefined && count === 0) continue;
    return Array.from({ length: count }, (_, index) => parameterOf(declarations.get(index) ?? {}, types?.[index], index >= required));
  }
  return [];
}

function parameterOf(declaration: ParameterDeclaration, type: unknown, hasDefault: boolean): Parameter {
  if (declaration.all) return { mode: 'all', token: declaration.all };
  const token = declaration.token ?? (isToken(type) ? type : undefined);
  // A token named by a decorator is meant: only a default without one may step in.
  const dispensable = declaration.optional ?? (hasDefault && declaration.token === undefined);
  if (token) return { mode: dispensable ? 'optional' : 'one', token };
  return hasDefault ? { mode: 'default' } : { mode: 'unknown', written: isNamed(type) ? nameOf(type) : 'nothing' };
}

function isNamed(type: unknown): type is Token {
  return typeof type === 'function';
}

function isToken(type: unknown): type is Token {
  return isNamed(type) && !NO_TOKENS.has(type);
}
