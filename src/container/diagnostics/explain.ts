import type { Plan } from '../plan/plan.js';
import type { PlannedComponent } from '../plan/planned-component.js';
import { nameOf, type Token } from '../token.js';

/**
 * The tree of what a token is answered by and what that needs in turn; what was shown before is not unfolded again.
 *
 * ```
 * UserService (service, singleton)
 * └─ UserRepository: InMemoryUserRepository (adapter, singleton)
 *    └─ Database: MemoryDatabase (adapter, singleton, lifecycle)
 * ```
 */
export function explain(plan: Plan, token: Token): string {
  const slots = plan.slotsOf.get(token) ?? [];
  if (slots.length === 0) return `${nameOf(token)}: nothing is bound`;
  const shown = new Set<number>();
  return slots.map((slot) => branch(plan, plan.components[slot]!, nameOf(token), '', shown).join('\n')).join('\n');
}

function branch(plan: Plan, component: PlannedComponent, askedAs: string, indent: string, shown: Set<number>): readonly string[] {
  const label = askedAs === component.name ? component.name : `${askedAs}: ${component.name}`;
  const traits = [component.origin, component.scope, ...(component.lifecycle ? ['lifecycle'] : [])].join(', ');
  if (shown.has(component.slot) && component.dependsOn.length > 0) return [`${label} (${traits}), shown above`];
  shown.add(component.slot);
  const children = childrenOf(plan, component);
  return [
    `${label} (${traits})`,
    ...children.flatMap(({ text, child }, index) => {
      const last = index === children.length - 1;
      const deeper = `${indent}${last ? '   ' : '│  '}`;
      const lines = child ? branch(plan, child, text, deeper, shown) : [`${text}: nothing bound (optional)`];
      return [`${indent}${last ? '└─ ' : '├─ '}${lines[0]}`, ...lines.slice(1)];
    }),
  ];
}

function childrenOf(
  plan: Plan,
  { maker, slot }: PlannedComponent,
): readonly { readonly text: string; readonly child?: PlannedComponent }[] {
  const node = plan.graph.nodes.find((candidate) => candidate.maker === maker)!;
  const edges = plan.graph.edges.get(node) ?? [];
  const planned = new Map(plan.components[slot]!.dependsOn.map((target) => [plan.components[target]!.maker, plan.components[target]!]));
  return edges.flatMap((edge) => {
    const text = nameOf(edge.token);
    return edge.targets.length === 0 ? [{ text }] : edge.targets.map((target) => ({ text, child: planned.get(target.maker)! }));
  });
}
