import type { LifecycleDeclaration } from '../component-metadata.js';
import type { Maker, NodeOrigin } from '../graph/graph-node.js';
import type { ScopeName } from '../scope.js';
import type { Token } from '../token.js';

/** Where one constructor argument comes from. */
export type PlannedArgument =
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'list'; readonly slots: readonly number[] }
  | { readonly kind: 'absent' };

/**
 * One component at its place in the plan. A smaller slot never depends on a larger one, so that counting up constructs
 * and counting down disposes.
 */
export interface PlannedComponent {
  readonly slot: number;
  readonly name: string;
  readonly tokens: readonly Token[];
  readonly origin: NodeOrigin;
  readonly scope: ScopeName;
  readonly maker: Maker;
  readonly arguments: readonly PlannedArgument[];
  /** What it asks for directly; each slot once, ascending. */
  readonly dependsOn: readonly number[];
  readonly lifecycle?: LifecycleDeclaration;
  /** The nearest lifecycle components among everything it depends on, through plain ones. */
  readonly waitsFor: readonly number[];
  /** The request-scoped components, itself included, that must exist in a scope before it can be handed out; ascending. */
  readonly requestNeeds: readonly number[];
}
