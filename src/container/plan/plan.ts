import type { Graph } from '../graph/graph.js';
import { Scope } from '../scope.js';
import type { Token } from '../token.js';
import { CompiledConstruction } from './compiled-construction.js';
import type { Construction } from './frame.js';
import { InversifyConstruction } from './inversify-construction.js';
import { layOut } from './lay-out.js';
import type { PlannedComponent } from './planned-component.js';

/** A validated composition, ready to be built any number of times. Immutable but for what it has compiled so far. */
export class Plan {
  readonly components: readonly PlannedComponent[];
  /** Slots in the order in which they are constructed. */
  readonly singletons: readonly number[];
  /** Singletons with a lifecycle, dependencies first. */
  readonly lifecycles: readonly PlannedComponent[];
  /** Request-scoped components with a lifecycle, dependencies first. */
  readonly requestLifecycles: readonly PlannedComponent[];
  /** The slot of every token that has exactly one answer. */
  readonly slotOf: ReadonlyMap<Token, number>;
  /** The slots of every bound token, in the order of a multi-binding. */
  readonly slotsOf: ReadonlyMap<Token, readonly number[]>;
  #builds = 0;
  #compiled: CompiledConstruction | undefined;

  constructor(readonly graph: Graph) {
    const { components, slots } = layOut(graph);
    this.components = components;
    this.singletons = components.filter(({ scope }) => scope === Scope.SINGLETON).map(({ slot }) => slot);
    this.lifecycles = components.filter(({ scope, lifecycle }) => lifecycle && scope === Scope.SINGLETON);
    this.requestLifecycles = components.filter(({ scope, lifecycle }) => lifecycle && scope === Scope.REQUEST);
    const built = [...graph.bindings.values()].map(({ token, kind, nodes }) => ({
      token,
      kind,
      slots: nodes.flatMap((node) => slots.get(node) ?? []),
    }));
    this.slotsOf = new Map(built.map(({ token, slots }) => [token, slots]));
    this.slotOf = new Map(built.flatMap(({ token, kind, slots: [slot] }) => (kind === 'one' && slot !== undefined ? [[token, slot]] : [])));
  }

  /**
   * How the next container of this plan is constructed: by Inversify the first time, which is the only time in a process that
   * serves; by the compiled closures from then on, as in a test run (docs/adr/0008). Both build the same objects.
   */
  construction(): Construction {
    this.#builds += 1;
    if (this.#builds === 1) return new InversifyConstruction(this.components);
    return (this.#compiled ??= new CompiledConstruction(this.components));
  }
}
