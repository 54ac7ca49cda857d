import type { PlannedComponent } from '../plan/planned-component.js';
import { nameOf } from '../token.js';

/** One component of the active graph, for listings. */
export interface ComponentSummary {
  readonly name: string;
  /** Names of the tokens it answers to. */
  readonly tokens: readonly string[];
  readonly origin: PlannedComponent['origin'];
  readonly scope: PlannedComponent['scope'];
  readonly lifecycle: boolean;
  /** Names of the components it asks for. */
  readonly dependsOn: readonly string[];
}

export function summariesOf(components: readonly PlannedComponent[]): readonly ComponentSummary[] {
  return components.map(({ name, tokens, origin, scope, lifecycle, dependsOn }) => ({
    name,
    tokens: tokens.map(nameOf),
    origin,
    scope,
    lifecycle: lifecycle !== undefined,
    dependsOn: dependsOn.map((slot) => components[slot]!.name),
  }));
}
