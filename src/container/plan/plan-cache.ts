import type { Composition } from '../container-options.js';
import type { Class } from '../token.js';
import { ContainerInvalid } from '../validation.errors.js';
import { inspect } from '../validation/validate.js';
import { Plan } from './plan.js';

const READY_OBJECT = {};
const SETTINGS = {};
const CUSTOM_PROFILES = {};
const INSTANCES = {};
const FACTORIES = {};
const OVERRIDES = {};

/** A step on the way to a plan: compositions of the same shape walk the same way. Classes are held weakly. */
class Shape {
  plan: Plan | undefined;
  readonly #byName = new Map<string, Shape>();
  readonly #byIdentity = new WeakMap<object, Shape>();

  next(step: string | object): Shape {
    return typeof step === 'string' ? follow(this.#byName, step) : follow(this.#byIdentity, step);
  }
}

function follow<Key>(map: { get(key: Key): Shape | undefined; set(key: Key, shape: Shape): unknown }, key: Key): Shape {
  let shape = map.get(key);
  if (!shape) map.set(key, (shape = new Shape()));
  return shape;
}

interface KnownComponents {
  /** The array is the key, and arrays can change. */
  readonly copy: readonly Class[];
  readonly shape: Shape;
}

/**
 * The validated plan of every composition seen. A memo and nothing more: the same composition gives an equal plan with or without
 * it. Values (settings, instances) are no part of the key, only the tokens they are bound to.
 */
class PlanCache {
  readonly #known = new WeakMap<readonly Class[], KnownComponents>();

  /** @throws ContainerInvalid with every fault. */
  planFor(composition: Composition): Plan {
    const shape = this.#shapeOf(composition);
    return (shape.plan ??= makePlan(composition));
  }

  #shapeOf(composition: Composition): Shape {
    const { components, profile, customProfiles, settings, instances, factories, overrides } = composition;
    let shape = this.#shapeOfComponents(components).next(profile);
    if (customProfiles) shape = shape.next(CUSTOM_PROFILES).next(customProfiles.join('\n'));
    if (settings) shape = shape.next(SETTINGS).next(settings.constructor);
    if (instances) for (const [token] of instances) shape = shape.next(INSTANCES).next(token);
    if (factories)
      for (const { token, dependencies, scope } of factories) {
        shape = shape.next(FACTORIES).next(token).next(scope);
        for (const dependency of dependencies) shape = shape.next(dependency);
      }
    if (overrides)
      for (const { token, replacement } of overrides)
        shape = shape
          .next(OVERRIDES)
          .next(token)
          .next('type' in replacement ? replacement.type : READY_OBJECT);
    return shape;
  }

  #shapeOfComponents(components: readonly Class[]): Shape {
    const known = this.#known.get(components);
    if (known && sameElements(known.copy, components)) return known.shape;
    const shape = new Shape();
    this.#known.set(components, { copy: [...components], shape });
    return shape;
  }
}

function sameElements(left: readonly Class[], right: readonly Class[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

function makePlan(composition: Composition): Plan {
  const { graph, faults } = inspect(composition);
  if (faults.length > 0) throw new ContainerInvalid(composition.profile, faults);
  return new Plan(graph);
}

const cache = new PlanCache();

/** The plan of a composition, made and validated on the first call. @throws ContainerInvalid with every fault. */
export function planFor(composition: Composition): Plan {
  return cache.planFor(composition);
}
