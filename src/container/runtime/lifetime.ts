import type { ContainerOptions } from '../container-options.js';
import type { Lifecycle } from '../lifecycle.js';
import type { Construction, Frame } from '../plan/frame.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedComponent } from '../plan/planned-component.js';
import { ConstructionFailed, ContainerStartFailed, ContainerStopFailed, StartWithdrawn } from '../start.errors.js';
import type { ContainerEvent } from './container-event.js';
import { disposeAll, type Disposal } from './dispose-all.js';
import { initializeAll } from './initialize-all.js';
import { RequestScope } from './request-scope.js';
import type { RunContext } from './run-context.js';
import { Timeline } from './timeline.js';
import { systemTimers } from './timers.js';

const DEFAULT_INITIALIZE_TIMEOUT = 30_000;
const DEFAULT_DISPOSE_TIMEOUT = 10_000;
const DEFAULT_CONCURRENCY = 8;

/** The instances of one start, until the stop that disposes them. A container that is started again has a new one. */
export class Lifetime {
  readonly instances: unknown[] = [];
  readonly timeline = new Timeline();
  readonly #plan: Plan;
  readonly #options: ContainerOptions;
  readonly #construction: Construction;
  readonly #frame: Frame;
  readonly #now: () => number;
  #open: readonly PlannedComponent[] = [];
  #scopes: Set<RequestScope> | undefined;
  #withdrawal: AbortController | undefined;

  constructor(plan: Plan, options: ContainerOptions, values: readonly unknown[]) {
    this.#plan = plan;
    this.#options = options;
    this.#construction = plan.construction();
    this.#frame = { instances: this.instances, values };
    this.#now = options.now ?? now;
  }

  /** Begun and not disposed. */
  get undisposed(): readonly string[] {
    return this.#open.map(({ name }) => name);
  }

  /** Constructs every singleton; returns undefined when there is nothing to initialise. @throws ContainerStartFailed. */
  begin(): Promise<void> | undefined {
    const began = this.#now();
    if (this.#options.signal?.aborted) throw new ContainerStartFailed(undefined, [new StartWithdrawn(this.#options.signal.reason)], []);
    this.#constructSingletons();
    const constructed = this.#now() - began;
    this.timeline.constructed(constructed);
    this.timeline.started(constructed);
    return this.#plan.lifecycles.length === 0 ? undefined : this.#initialize(began);
  }

  /** Has a start that is under way roll back. */
  withdraw(): void {
    this.#withdrawal?.abort();
  }

  /** A new instance of a transient component. */
  construct(slot: number): object {
    return this.#constructOne(slot);
  }

  /** Ends open scopes, then disposes everything. @throws ContainerStopFailed. */
  async end(): Promise<void> {
    const began = this.#now();
    const scopes = await Promise.allSettled([...(this.#scopes ?? [])].map((scope) => scope.dispose()));
    const scopeErrors = scopes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    const { failed } = await disposeAll(this.#open, this.#context(began));
    this.#keep(failed);
    this.timeline.stopped(this.#now() - began);
    const names = [...scopeErrors.map(() => 'a request scope'), ...failed.map(({ component }) => component.name)];
    if (names.length > 0) throw new ContainerStopFailed(names, [...scopeErrors, ...failed.map(({ error }) => error)]);
  }

  openScope(): Promise<RequestScope> {
    const scopes = (this.#scopes ??= new Set());
    const scope = new RequestScope({
      plan: this.#plan,
      profile: this.#options.profile,
      construction: this.#construction,
      frame: this.#frame,
      run: (instanceOf) => ({ ...this.#context(this.#now()), instanceOf, timeline: new Timeline() }),
      ended: (ended) => scopes.delete(ended),
    });
    scopes.add(scope);
    return scope.open();
  }

  healthOptions(timeoutMilliseconds = 5_000): { timeoutMilliseconds: number; timers: RunContext['timers']; now: () => number } {
    return { timeoutMilliseconds, timers: this.#options.timers ?? systemTimers, now: this.#now };
  }

  #constructSingletons(): void {
    for (const slot of this.#plan.singletons) {
      try {
        this.instances[slot] = this.#constructOne(slot);
      } catch (error) {
        throw new ContainerStartFailed(
          this.#plan.components[slot]!.name,
          [new ConstructionFailed(this.#plan.components[slot]!.name, error)],
          [],
        );
      }
    }
  }

  #constructOne(slot: number): object {
    return this.#construction.construct(slot, this.#frame);
  }

  async #initialize(began: number): Promise<void> {
    const { signal } = this.#options;
    const withdrawal = (this.#withdrawal = new AbortController());
    const withdraw = (): void => withdrawal.abort(signal?.reason);
    signal?.addEventListener('abort', withdraw, { once: true });
    const { begun, errors, failed } = await initializeAll(this.#plan.lifecycles, this.#context(began), withdrawal.signal);
    signal?.removeEventListener('abort', withdraw);
    this.timeline.started(this.#now() - began);
    this.#open = this.#plan.lifecycles.filter(({ slot }) => begun.has(slot));
    if (errors.length > 0) throw await this.#rollBack(errors, failed);
  }

  async #rollBack(errors: readonly unknown[], failed: string | undefined): Promise<ContainerStartFailed> {
    const began = this.#now();
    const rollback = await disposeAll(this.#open, this.#context(began));
    this.#keep(rollback.failed);
    this.timeline.stopped(this.#now() - began);
    const all = [...errors, ...rollback.failed.map(({ error }) => error)];
    return new ContainerStartFailed(
      failed,
      all,
      rollback.disposed.map(({ name }) => name),
    );
  }

  /** What could not be disposed stays on the list of what is open. */
  #keep(failed: Disposal['failed']): void {
    const components = new Set(failed.map(({ component }) => component));
    this.#open = this.#open.filter((component) => components.has(component));
  }

  #context(began: number): RunContext {
    const { on } = this.#options;
    return {
      components: this.#plan.components,
      instanceOf: ({ slot }) => this.instances[slot] as Lifecycle,
      initializeTimeoutMilliseconds: this.#options.initializeTimeoutMilliseconds ?? DEFAULT_INITIALIZE_TIMEOUT,
      disposeTimeoutMilliseconds: this.#options.disposeTimeoutMilliseconds ?? DEFAULT_DISPOSE_TIMEOUT,
      concurrency: this.#options.concurrency ?? DEFAULT_CONCURRENCY,
      disposeConcurrency: this.#options.disposeConcurrency ?? 1,
      timers: this.#options.timers ?? systemTimers,
      now: this.#now,
      began,
      on: on ? (event) => tell(on, event) : () => undefined,
      timeline: this.timeline,
    };
  }
}

function tell(listener: (event: ContainerEvent) => void, event: ContainerEvent): void {
  try {
    listener(event);
  } catch {
    // A listener only watches: see ContainerOptions.on.
  }
}

function now(): number {
  return performance.now();
}
