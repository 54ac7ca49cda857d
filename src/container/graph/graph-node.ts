import { lifecycleDeclarationOf, type LifecycleDeclaration } from '../component-metadata.js';
import type { ScopeName } from '../scope.js';
import { nameOf, type Class, type Token } from '../token.js';
import { parametersOf, type Parameter } from './parameter.js';

/** Where an instance comes from: a constructor, or a place in the values that each container brings along. */
export type Maker =
  | { readonly kind: 'class'; readonly type: Class }
  | { readonly kind: 'factory'; readonly value: number }
  | { readonly kind: 'value'; readonly value: number };

export type NodeOrigin = 'service' | 'adapter' | 'override' | 'settings' | 'instance' | 'factory';

/** One component of the graph, whatever number of tokens lead to it. */
export interface GraphNode {
  readonly name: string;
  readonly origin: NodeOrigin;
  readonly scope: ScopeName;
  readonly maker: Maker;
  readonly parameters: readonly Parameter[];
  readonly lifecycle?: LifecycleDeclaration;
}

export function classNode(type: Class, origin: NodeOrigin, scope: ScopeName): GraphNode {
  const lifecycle = lifecycleDeclarationOf(type);
  return {
    name: nameOf(type),
    origin,
    scope,
    maker: { kind: 'class', type },
    parameters: parametersOf(type),
    ...(lifecycle && { lifecycle }),
  };
}

export function factoryNode(token: Token, dependencies: readonly Token[], scope: ScopeName, value: number): GraphNode {
  const parameters = dependencies.map((dependency) => ({ mode: 'one', token: dependency }) as const);
  return { name: nameOf(token), origin: 'factory', scope, maker: { kind: 'factory', value }, parameters };
}

export function valueNode(name: string, origin: NodeOrigin, value: number): GraphNode {
  return { name, origin, scope: 'singleton', maker: { kind: 'value', value }, parameters: [] };
}
