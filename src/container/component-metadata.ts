import 'reflect-metadata';
import type { ScopeName } from './scope.js';
import type { Class, Token } from './token.js';

/** What `@service` declares. */
export interface ServiceDeclaration {
  readonly profiles: readonly string[];
  readonly scope: ScopeName;
}

/** What one `@adapter.for` declares. */
export interface AdapterDeclaration extends ServiceDeclaration {
  readonly port: Token;
  readonly multi: boolean;
  /** Lower comes first in the list of a port; only with `multi`. */
  readonly priority: number;
  readonly replaces?: Class;
}

/** What `@lifecycle` declares. */
export interface LifecycleDeclaration {
  /** Longest wait for `initialize()`; the container's own when absent. */
  readonly timeoutMilliseconds?: number;
}

/** What a parameter decorator declares about one constructor parameter. */
export interface ParameterDeclaration {
  readonly token?: Token;
  readonly all?: Token;
  readonly optional?: true;
}

const SERVICE = 'sextant:service';
const ADAPTERS = 'sextant:adapters';
const LIFECYCLE = 'sextant:lifecycle';
const PARAMETERS = 'sextant:parameters';

export function declareService(target: object, declaration: ServiceDeclaration): void {
  Reflect.defineMetadata(SERVICE, declaration, target);
}

export function declareAdapter(target: object, declaration: AdapterDeclaration): void {
  // Decorators run from the bottom up; readers expect the order in which they are written.
  Reflect.defineMetadata(ADAPTERS, [declaration, ...adapterDeclarationsOf(target)], target);
}

export function declareLifecycle(target: object, declaration: LifecycleDeclaration): void {
  Reflect.defineMetadata(LIFECYCLE, declaration, target);
}

export function declareParameter(target: object, index: number, declaration: ParameterDeclaration): void {
  const known = parameterDeclarationsOf(target);
  Reflect.defineMetadata(PARAMETERS, new Map([...known, [index, { ...known.get(index), ...declaration }]]), target);
}

/** The class's own declaration: a subclass is a component of its own and declares itself. */
export function serviceDeclarationOf(target: object): ServiceDeclaration | undefined {
  return Reflect.getOwnMetadata(SERVICE, target) as ServiceDeclaration | undefined;
}

export function adapterDeclarationsOf(target: object): readonly AdapterDeclaration[] {
  return (Reflect.getOwnMetadata(ADAPTERS, target) as readonly AdapterDeclaration[] | undefined) ?? [];
}

/** Inherited, unlike the others: a subclass of a component that opens something opens it too. */
export function lifecycleDeclarationOf(target: object): LifecycleDeclaration | undefined {
  return Reflect.getMetadata(LIFECYCLE, target) as LifecycleDeclaration | undefined;
}

export function parameterDeclarationsOf(target: object): ReadonlyMap<number, ParameterDeclaration> {
  return (Reflect.getOwnMetadata(PARAMETERS, target) as ReadonlyMap<number, ParameterDeclaration> | undefined) ?? new Map();
}

/** Parameter types as the compiler wrote them; undefined where it wrote none (no decorator, or a compiler that drops them). */
export function parameterTypesOf(target: object): readonly unknown[] | undefined {
  return Reflect.getOwnMetadata('design:paramtypes', target) as readonly unknown[] | undefined;
}
