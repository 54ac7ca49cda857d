import { Container as InversifyContainer, type ServiceIdentifier } from 'inversify';
import { Scope } from '../scope.js';
import type { Construction, Frame } from './frame.js';
import type { PlannedArgument, PlannedComponent } from './planned-component.js';

/**
 * Has Inversify resolve: each component is bound twice, once under the key that constructs it and once under the key by which
 * others are given it. Instances live in frames, not in Inversify, so one Inversify container and its cached plans serve every
 * frame, and a failed construction is never cached.
 */
export class InversifyConstruction implements Construction {
  readonly #inversify = new InversifyContainer({ defaultScope: 'Transient' });
  readonly #constructing: readonly symbol[];
  #frame: Frame | undefined;

  constructor(components: readonly PlannedComponent[]) {
    this.#constructing = components.map(({ name }) => Symbol(name));
    const given = components.map(({ name, scope, slot }) =>
      scope === Scope.TRANSIENT ? this.#constructing[slot]! : Symbol(`${name} of the frame`),
    );
    for (const component of components) this.#bind(component, given);
  }

  construct(slot: number, frame: Frame): object {
    // A constructor may start another container of the same plan: its frame must not outlast it.
    const outer = this.#frame;
    this.#frame = frame;
    try {
      return this.#inversify.get<object>(this.#constructing[slot]!);
    } finally {
      this.#frame = outer;
    }
  }

  #bind(component: PlannedComponent, given: readonly symbol[]): void {
    const { slot, scope, maker } = component;
    const keys = component.arguments.map((argument) => this.#keyOf(argument, given));
    const make = (...dependencies: unknown[]): object => {
      if (maker.kind === 'class') return new (maker.type as unknown as new (...all: unknown[]) => object)(...dependencies);
      const value = this.#frame!.values[maker.value];
      return maker.kind === 'value' ? (value as object) : (value as (...all: unknown[]) => object)(...dependencies);
    };
    this.#inversify.bind(this.#constructing[slot]!).toResolvedValue(make, keys);
    if (scope !== Scope.TRANSIENT) this.#inversify.bind(given[slot]!).toDynamicValue(() => this.#frame!.instances[slot]);
  }

  #keyOf(argument: PlannedArgument, given: readonly symbol[]): ServiceIdentifier {
    if (argument.kind === 'slot') return given[argument.slot]!;
    const list = Symbol(argument.kind);
    if (argument.kind === 'absent') this.#inversify.bind(list).toConstantValue(undefined);
    else
      this.#inversify.bind(list).toResolvedValue(
        (...instances: unknown[]) => instances,
        argument.slots.map((slot) => given[slot]!),
      );
    return list;
  }
}
