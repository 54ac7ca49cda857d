import type { PlannedComponent } from '../plan/planned-component.js';
import { LifecycleTimedOut } from '../start.errors.js';
import { boundedCall } from './bounded-call.js';
import type { RunContext } from './run-context.js';
import { runInOrder } from './schedule.js';

export interface Disposal {
  readonly disposed: readonly PlannedComponent[];
  readonly failed: readonly { readonly component: PlannedComponent; readonly error: unknown }[];
}

/**
 * Disposes each component after everything that depends on it, whatever goes wrong on the way: a failure is kept and the rest
 * goes on.
 */
export async function disposeAll(lifecycles: readonly PlannedComponent[], context: RunContext): Promise<Disposal> {
  const disposed: PlannedComponent[] = [];
  const failed: { component: PlannedComponent; error: unknown }[] = [];
  const dependents = dependentsAmong(lifecycles);

  const dispose = async (component: PlannedComponent): Promise<void> => {
    const { name, slot } = component;
    const entered = context.now();
    const record = (outcome: 'done' | 'failed'): number => {
      const took = context.now() - entered;
      const waitedFor = (dependents.get(slot) ?? []).map((other) => context.components[other]!.name);
      context.timeline.record({ component: name, phase: 'dispose', began: entered - context.began, took, waitedFor, outcome });
      return took;
    };
    try {
      context.on({ type: 'disposing', component: name, total: lifecycles.length });
      await callDispose(component, context);
      disposed.push(component);
      context.on({ type: 'disposed', component: name, position: disposed.length, total: lifecycles.length, took: record('done') });
    } catch (error) {
      failed.push({ component, error });
      context.on({ type: 'dispose-failed', component: name, took: record('failed'), error });
    }
  };

  const steps = lifecycles.toReversed().map((component) => ({
    key: component.slot,
    after: dependents.get(component.slot) ?? [],
    run: () => dispose(component),
  }));
  // A step here never fails: `dispose` keeps what went wrong.
  await runInOrder(steps, context.disposeConcurrency);
  return { disposed, failed };
}

function callDispose(component: PlannedComponent, context: RunContext): Promise<void> {
  const timeoutMilliseconds = context.disposeTimeoutMilliseconds;
  return boundedCall(() => context.instanceOf(component).dispose(), {
    timeoutMilliseconds,
    timers: context.timers,
    timedOut: () => new LifecycleTimedOut(component.name, 'dispose', timeoutMilliseconds),
  });
}

/** Who waits for whom, turned round. */
function dependentsAmong(lifecycles: readonly PlannedComponent[]): ReadonlyMap<number, readonly number[]> {
  const dependents = new Map<number, number[]>();
  for (const { slot, waitsFor } of lifecycles)
    for (const dependency of waitsFor) dependents.set(dependency, [...(dependents.get(dependency) ?? []), slot]);
  return dependents;
}
