import { checkProfiles, type ProfileCheck, type ProfilesToCheck } from './check-profiles.js';
import type { ContainerOptions } from './container-options.js';
import { summariesOf, type ComponentSummary } from './diagnostics/component-summary.js';
import { explain } from './diagnostics/explain.js';
import { renderGraph, type GraphFormat } from './diagnostics/render-graph.js';
import { valuesOf } from './graph/catalogue.js';
import type { Plan } from './plan/plan.js';
import { planFor } from './plan/plan-cache.js';
import { ComponentNotFound, ContainerNotStarted, ContainerStateConflict, RequestScopeRequired } from './resolution.errors.js';
import type { ContainerState } from './runtime/container-state.js';
import { reportHealth, type HealthReport } from './runtime/health.js';
import { Lifetime } from './runtime/lifetime.js';
import type { RequestScope } from './runtime/request-scope.js';
import type { Timeline } from './runtime/timeline.js';
import { nameOf, type Class, type Token } from './token.js';

/**
 * Builds the components of one profile, opens them in the order of their dependencies and closes them in reverse.
 *
 * ```ts
 * await using container = await Container.start({ profile: Profile.TEST, components, settings });
 * const users = container.resolve(UserService);
 * ```
 *
 * The whole graph is validated before anything is constructed. A fresh container per unit test is the normal way of working: the
 * validated plan of a composition is kept, so that the next container of it costs microseconds.
 */
export class Container implements AsyncDisposable {
  readonly #options: ContainerOptions;
  readonly #plan: Plan;
  #state: ContainerState = 'created';
  #lifetime: Lifetime | undefined;
  #instances: readonly unknown[] = [];
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  /**
   * Validates and plans; constructs nothing yet.
   *
   * @throws ContainerInvalid with every fault of the composition.
   */
  constructor(options: ContainerOptions) {
    this.#options = options;
    this.#plan = planFor(options);
  }

  /** Builds and starts a container. @throws ContainerInvalid, ContainerStartFailed. */
  static async start(options: ContainerOptions): Promise<Container> {
    const container = new Container(options);
    await container.start();
    return container;
  }

  /** A container that is validated and not started. @throws ContainerInvalid. */
  static build(options: ContainerOptions): Container {
    return new Container(options);
  }

  /** Validates several profiles in one call. @throws ProfilesInvalid. */
  static checkProfiles(profiles: ProfilesToCheck): readonly ProfileCheck[] {
    return checkProfiles(profiles);
  }

  get state(): ContainerState {
    return this.#state;
  }

  get activeProfile(): string {
    return this.#options.profile;
  }

  /** The record of the latest start, and of the stop that followed; undefined before the first start. */
  get timeline(): Timeline | undefined {
    return this.#lifetime?.timeline;
  }

  /** Components that were begun and are not disposed: all of them while started, after a stop those whose `dispose()` failed. */
  get undisposed(): readonly string[] {
    return this.#lifetime?.undisposed ?? [];
  }

  /**
   * Constructs every singleton, then initialises them. Started already: nothing happens. Starting: the same promise.
   * May be called again after a failed start or a stop, and then builds everything anew.
   *
   * @throws ContainerStartFailed after rolling back; ContainerStateConflict while stopping.
   */
  start(): Promise<void> {
    if (this.#state === 'started') return Promise.resolve();
    if (this.#state === 'stopping') return Promise.reject(new ContainerStateConflict('start', this.#state));
    return (this.#starting ??= this.#start());
  }

  /**
   * Ends open scopes, then disposes every component, dependents first. Idempotent; during a start it withdraws the start.
   *
   * @throws ContainerStopFailed with everything that could not be disposed; the rest is disposed all the same.
   */
  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /**
   * The instance a token is answered by.
   *
   * @throws ContainerNotStarted, ComponentNotFound, RequestScopeRequired.
   */
  resolve<Value extends object>(token: Token<Value>): Value {
    if (this.#state === 'started') {
      const slot = this.#plan.slotOf.get(token);
      if (slot !== undefined) return (this.#instances[slot] ?? this.#make(slot, token)) as Value;
    }
    throw this.#cannotResolve(token);
  }

  /** Every adapter of a port in its order; empty when there is none. @throws ContainerNotStarted, RequestScopeRequired. */
  resolveAll<Value extends object>(token: Token<Value>): readonly Value[] {
    if (this.#state !== 'started') throw this.#cannotResolve(token);
    return (this.#plan.slotsOf.get(token) ?? []).map((slot) => (this.#instances[slot] ?? this.#make(slot, token)) as Value);
  }

  /** Whether `resolve` or `resolveAll` would find something. */
  has(token: Token): boolean {
    return (this.#plan.slotsOf.get(token) ?? []).length > 0;
  }

  /** Everything the profile builds, dependencies first. */
  list(): readonly ComponentSummary[] {
    return summariesOf(this.#plan.components);
  }

  /** The classes that answer a port in the active profile, in the order of their priority. */
  adaptersOf(port: Token): readonly Class[] {
    const makers = (this.#plan.slotsOf.get(port) ?? []).map((slot) => this.#plan.components[slot]!.maker);
    return makers.flatMap((maker) => (maker.kind === 'class' ? [maker.type] : []));
  }

  /** Opens a request scope. @throws ContainerNotStarted; what a request-scoped `initialize()` throws. */
  async createScope(): Promise<RequestScope> {
    if (this.#state !== 'started') throw new ContainerNotStarted('createScope()', this.#state);
    return this.#lifetime!.openScope();
  }

  /** The tree of what a token is answered by and what that needs. */
  explain(token: Token): string {
    return explain(this.#plan, token);
  }

  /** The whole graph as a Mermaid flowchart or a Graphviz digraph. */
  graph(format: GraphFormat): string {
    return renderGraph(this.#plan.graph, format);
  }

  /** Asks the components that offer `health()`. Never rejects; outside "started" it is down and not ready. */
  async health(options: { readonly timeoutMilliseconds?: number } = {}): Promise<HealthReport> {
    if (this.#state !== 'started') return { status: 'down', ready: false, components: [] };
    return reportHealth(this.#plan.components, this.#instances, this.#lifetime!.healthOptions(options.timeoutMilliseconds));
  }

  async #start(): Promise<void> {
    this.#state = 'starting';
    this.#stopping = undefined;
    const lifetime = (this.#lifetime = new Lifetime(this.#plan, this.#options, valuesOf(this.#options)));
    try {
      // Awaiting is left out where there is nothing to wait for: it is what a container of fakes would mostly cost.
      const initialized = lifetime.begin();
      if (initialized) await initialized;
      this.#instances = lifetime.instances;
      this.#state = 'started';
    } catch (error) {
      this.#state = 'failed';
      throw error;
    } finally {
      this.#starting = undefined;
    }
  }

  async #stop(): Promise<void> {
    if (this.#starting) {
      this.#lifetime?.withdraw();
      // The caller of start() is told how it failed; here it only has to be over.
      await this.#starting.catch(() => undefined);
    }
    const wasStarted = this.#state === 'started';
    this.#state = 'stopping';
    this.#instances = [];
    try {
      if (wasStarted) await this.#lifetime!.end();
    } finally {
      this.#state = 'stopped';
    }
  }

  #make(slot: number, token: Token): object {
    const { requestNeeds } = this.#plan.components[slot]!;
    if (requestNeeds.length > 0)
      throw new RequestScopeRequired(
        nameOf(token),
        requestNeeds.map((needed) => this.#plan.components[needed]!.name),
      );
    return this.#lifetime!.construct(slot);
  }

  #cannotResolve(token: Token): Error {
    if (this.#state !== 'started') return new ContainerNotStarted(`resolve(${nameOf(token)})`, this.#state);
    return new ComponentNotFound(nameOf(token), this.activeProfile, this.#whyNot(token));
  }

  #whyNot(token: Token): string {
    const binding = this.#plan.graph.bindings.get(token);
    if (binding?.kind === 'many') return 'it is a multi-binding, use resolveAll()';
    if (binding) return 'another component takes its place, and nothing asks for it by its class';
    return 'no listed component answers to it';
  }
}
