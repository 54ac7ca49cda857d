import { Scope } from '../scope.js';
import type { Construction, Frame } from './frame.js';
import type { PlannedArgument, PlannedComponent } from './planned-component.js';

type Make = (frame: Frame) => object;
type AnyClass = new (...dependencies: unknown[]) => object;

/**
 * Constructs from closures made once per plan: one call per component, no look-ups. This is what makes a fresh test container
 * cost microseconds (docs/adr/0008).
 */
export class CompiledConstruction implements Construction {
  readonly #makes: readonly Make[];

  constructor(components: readonly PlannedComponent[]) {
    const makes: Make[] = [];
    for (const component of components) makes.push(compile(component, components, makes));
    this.#makes = makes;
  }

  construct(slot: number, frame: Frame): object {
    return this.#makes[slot]!(frame);
  }
}

function compile(component: PlannedComponent, components: readonly PlannedComponent[], makes: readonly Make[]): Make {
  const { maker } = component;
  if (maker.kind === 'value') return ({ values }) => values[maker.value] as object;
  const shared = component.arguments.map((argument) => sharedSlot(argument, components));
  if (maker.kind === 'class' && shared.every((slot) => slot !== undefined))
    return constructFromSlots(maker.type as unknown as AnyClass, shared);
  const read = component.arguments.map((argument) => reader(argument, components, makes));
  if (maker.kind === 'class') {
    const type = maker.type as unknown as AnyClass;
    return (frame) => new type(...read.map((of) => of(frame)));
  }
  return (frame) => (frame.values[maker.value] as (...dependencies: unknown[]) => object)(...read.map((of) => of(frame)));
}

/** The slot of an argument that is an instance shared within the frame; undefined for lists, transients and absent ones. */
function sharedSlot(argument: PlannedArgument, components: readonly PlannedComponent[]): number | undefined {
  return argument.kind === 'slot' && components[argument.slot]!.scope !== Scope.TRANSIENT ? argument.slot : undefined;
}

// Spreading an argument list costs as much as the construction itself, so the usual arities are written out.
function constructFromSlots(Type: AnyClass, slots: readonly number[]): Make {
  const [a = 0, b = 0, c = 0, d = 0] = slots;
  switch (slots.length) {
    case 0:
      return () => new Type();
    case 1:
      return ({ instances }) => new Type(instances[a]);
    case 2:
      return ({ instances }) => new Type(instances[a], instances[b]);
    case 3:
      return ({ instances }) => new Type(instances[a], instances[b], instances[c]);
    case 4:
      return ({ instances }) => new Type(instances[a], instances[b], instances[c], instances[d]);
    default:
      return ({ instances }) => new Type(...slots.map((slot) => instances[slot]));
  }
}

function reader(argument: PlannedArgument, components: readonly PlannedComponent[], makes: readonly Make[]): (frame: Frame) => unknown {
  if (argument.kind === 'absent') return () => undefined;
  const slots = argument.kind === 'list' ? argument.slots : [argument.slot];
  const readers = slots.map((slot): ((frame: Frame) => unknown) =>
    components[slot]!.scope === Scope.TRANSIENT ? (frame) => makes[slot]!(frame) : ({ instances }) => instances[slot],
  );
  return argument.kind === 'list' ? (frame) => readers.map((read) => read(frame)) : readers[0]!;
}
