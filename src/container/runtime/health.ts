import type { PlannedComponent } from '../plan/planned-component.js';
import { LifecycleTimedOut } from '../start.errors.js';
import { boundedCall } from './bounded-call.js';
import type { Timers } from './timers.js';

export type HealthStatus = 'up' | 'degraded' | 'down';

/** What a component says about itself. Facts are shown to operators: never a secret. */
export interface Health {
  readonly status: HealthStatus;
  readonly detail?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A component that can tell how it is. Asked while the container is started; keep it cheap, and a rejection means `down`. */
export interface HealthReporter {
  health(): Promise<Health>;
}

export interface ComponentHealth extends Health {
  readonly component: string;
  readonly tookMilliseconds: number;
  /** What depends on it, directly or not, and so suffers with it; empty while it is up. */
  readonly affects: readonly string[];
}

export interface HealthReport {
  /** The worst status of all; `up` when no component reports. */
  readonly status: HealthStatus;
  /** Whether requests should be sent here: started, and nothing down. */
  readonly ready: boolean;
  readonly components: readonly ComponentHealth[];
}

/** Asks every component that reports, all at once, each within the timeout. Never rejects. */
export async function reportHealth(
  components: readonly PlannedComponent[],
  instances: readonly unknown[],
  options: { readonly timeoutMilliseconds: number; readonly timers: Timers; readonly now: () => number },
): Promise<HealthReport> {
  const reports = await Promise.all(
    components.flatMap((component) => {
      const instance = instances[component.slot];
      return isReporter(instance) ? askOne(component, instance, components, options) : [];
    }),
  );
  const status = worst(reports.map((report) => report.status));
  return { status, ready: status !== 'down', components: reports };
}

async function askOne(
  component: PlannedComponent,
  reporter: HealthReporter,
  components: readonly PlannedComponent[],
  { timeoutMilliseconds, timers, now }: Parameters<typeof reportHealth>[2],
): Promise<ComponentHealth> {
  const began = now();
  const timedOut = (): Error => new LifecycleTimedOut(component.name, 'health', timeoutMilliseconds);
  const health = await boundedCall(() => reporter.health(), { timeoutMilliseconds, timers, timedOut }).catch((error: unknown): Health => ({
    status: 'down',
    detail: error instanceof Error ? error.message : String(error),
  }));
  const affects = health.status === 'up' ? [] : dependentsOf(component, components);
  return { ...health, component: component.name, tookMilliseconds: now() - began, affects };
}

function dependentsOf(component: PlannedComponent, components: readonly PlannedComponent[]): readonly string[] {
  const affected = new Set([component.slot]);
  for (const { slot, dependsOn } of components) if (dependsOn.some((dependency) => affected.has(dependency))) affected.add(slot);
  affected.delete(component.slot);
  return [...affected].map((slot) => components[slot]!.name);
}

function worst(statuses: readonly HealthStatus[]): HealthStatus {
  return (['down', 'degraded'] as const).find((status) => statuses.includes(status)) ?? 'up';
}

function isReporter(instance: unknown): instance is HealthReporter {
  return typeof (instance as Partial<HealthReporter> | undefined)?.health === 'function';
}
