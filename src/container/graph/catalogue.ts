import type { Composition } from '../container-options.js';
import { Scope } from '../scope.js';
import { lineageOf, nameOf, type Class, type Token } from '../token.js';
import { bind, bindOne, type Binding } from './binding.js';
import { classNode, factoryNode, valueNode, type GraphNode } from './graph-node.js';
import { groupBy } from './group-by.js';
import { rolesAfterReplacement } from './replacement.js';
import { activeComponent, isDecorated, type ActiveComponent, type Role } from './role.js';

/** Everything the active profile could build, by token, before asking what it needs. */
export interface Catalogue {
  readonly active: readonly ActiveComponent[];
  readonly bindings: ReadonlyMap<Token, Binding>;
}

/**
 * Reads the declarations of the listed classes for one profile and adds settings, instances, factories and overrides.
 * Never fails: what is wrong is left for the rules to find.
 */
export function catalogueOf(composition: Composition): Catalogue {
  const active = [...new Set(composition.components)]
    .filter(isDecorated)
    .flatMap((type) => activeComponent(type, composition.profile) ?? []);
  const nodes = new Map<Class, GraphNode>(active.map(({ type, origin, scope }) => [type, classNode(type, origin, scope)]));
  const nodeOf = (role: Role): GraphNode => nodes.get(role.type) ?? classNode(role.type, 'adapter', Scope.SINGLETON);
  const bindings = new Map<Token, Binding>();
  for (const [token, roles] of groupBy(rolesAfterReplacement(active), (role) => role.token))
    bindings.set(token, bind(token, roles, nodeOf));
  addValues(composition, bindings, nodes);
  return { active, bindings };
}

/** The objects a container brings along, in the places that `Maker.value` counts. Must follow the order of `addValues`. */
export function valuesOf(composition: Composition): readonly unknown[] {
  const { settings, instances, factories, overrides } = composition;
  const values: unknown[] = [];
  if (settings) values.push(settings);
  if (instances) for (const [, value] of instances) values.push(value);
  if (factories) for (const { create } of factories) values.push(create);
  if (overrides) for (const { replacement } of overrides) if ('instance' in replacement) values.push(replacement.instance);
  return values;
}

function addValues(composition: Composition, bindings: Map<Token, Binding>, nodes: ReadonlyMap<Class, GraphNode>): void {
  const { settings, instances = [], factories = [], overrides = [] } = composition;
  let place = 0;
  const add = (token: Token, node: GraphNode): unknown => bindings.set(token, bindOne(token, node));
  if (settings) {
    const type = settings.constructor as unknown as Token;
    const node = valueNode(nameOf(type), 'settings', place++);
    for (const token of lineageOf(type)) if (!bindings.has(token) || token === type) add(token, node);
  }
  for (const [token] of instances) add(token, valueNode(nameOf(token), 'instance', place++));
  for (const { token, dependencies, scope } of factories) add(token, factoryNode(token, dependencies, scope, place++));
  for (const { token, replacement } of overrides) {
    if ('instance' in replacement) add(token, valueNode(`override of ${nameOf(token)}`, 'override', place++));
    else
      add(
        token,
        nodes.get(replacement.type) ?? classNode(replacement.type, 'override', activeScope(replacement.type, composition.profile)),
      );
  }
}

function activeScope(type: Class, profile: string): ActiveComponent['scope'] {
  return activeComponent(type, profile)?.scope ?? Scope.SINGLETON;
}
