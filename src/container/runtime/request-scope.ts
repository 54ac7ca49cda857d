import { ComponentNotFound, RequestScopeClosed } from '../resolution.errors.js';
import type { Construction, Frame } from '../plan/frame.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedComponent } from '../plan/planned-component.js';
import { Scope } from '../scope.js';
import { ContainerStopFailed } from '../start.errors.js';
import { nameOf, type Token } from '../token.js';
import { disposeAll } from './dispose-all.js';
import { initializeAll } from './initialize-all.js';
import type { RunContext } from './run-context.js';

/** What a scope needs of its container. */
export interface ScopeParent {
  readonly plan: Plan;
  readonly profile: string;
  readonly construction: Construction;
  readonly frame: Frame;
  readonly run: (instanceOf: RunContext['instanceOf']) => RunContext;
  /** Called once the scope has ended. */
  readonly ended: (scope: RequestScope) => void;
}

/**
 * The life of one request, job or unit of work: its request-scoped components are built once and disposed at its end, in reverse.
 * Singletons are the container's own. Made by `container.createScope()`; end it with `await using` or `dispose()`.
 */
export class RequestScope implements AsyncDisposable {
  readonly #parent: ScopeParent;
  readonly #frame: Frame;
  readonly #begun: PlannedComponent[] = [];
  #end: Promise<void> | undefined;

  /** Not for callers: use `container.createScope()`. */
  constructor(parent: ScopeParent) {
    this.#parent = parent;
    this.#frame = { instances: parent.frame.instances.slice(), values: parent.frame.values };
  }

  /**
   * The scope's instance of a request-scoped token, the container's of a singleton, a new one of a transient.
   *
   * @throws RequestScopeClosed after the end, ComponentNotFound.
   */
  resolve<Value extends object>(token: Token<Value>): Value {
    if (this.#end) throw new RequestScopeClosed(nameOf(token));
    const slot = this.#parent.plan.slotOf.get(token);
    if (slot === undefined)
      throw new ComponentNotFound(nameOf(token), this.#parent.profile, 'it is not part of the graph, or has several adapters');
    return this.#provide(slot) as Value;
  }

  /** Every adapter of a port in its order; empty when there is none. @throws RequestScopeClosed after the end. */
  resolveAll<Value extends object>(token: Token<Value>): readonly Value[] {
    if (this.#end) throw new RequestScopeClosed(nameOf(token));
    return (this.#parent.plan.slotsOf.get(token) ?? []).map((slot) => this.#provide(slot) as Value);
  }

  /** Ends the scope: disposes what it has built, dependents first. Idempotent. @throws ContainerStopFailed with every failure. */
  dispose(): Promise<void> {
    return (this.#end ??= this.#dispose());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  /** Not for callers: builds and initialises the request-scoped components that have a lifecycle. */
  async open(): Promise<this> {
    const { requestLifecycles } = this.#parent.plan;
    if (requestLifecycles.length === 0) return this;
    for (const { slot } of requestLifecycles) this.#provide(slot);
    const { begun, errors } = await initializeAll(requestLifecycles, this.#context(), new AbortController().signal);
    this.#begun.push(...requestLifecycles.filter(({ slot }) => begun.has(slot)));
    if (errors.length > 0) {
      const rollback = await this.dispose().then(
        () => [],
        (error: unknown) => [error],
      );
      throw rollback.length === 0 ? errors[0] : new AggregateError([...errors, ...rollback], String(errors[0]), { cause: errors[0] });
    }
    return this;
  }

  #provide(slot: number): object {
    const { plan, construction } = this.#parent;
    const { instances } = this.#frame;
    const component = plan.components[slot]!;
    for (const needed of component.requestNeeds) instances[needed] ??= construction.construct(needed, this.#frame);
    return component.scope === Scope.TRANSIENT ? construction.construct(slot, this.#frame) : (instances[slot] as object);
  }

  async #dispose(): Promise<void> {
    const { failed } = await disposeAll(this.#begun, this.#context());
    this.#parent.ended(this);
    if (failed.length > 0)
      throw new ContainerStopFailed(
        failed.map(({ component }) => component.name),
        failed.map(({ error }) => error),
      );
  }

  #context(): RunContext {
    return this.#parent.run(({ slot }) => this.#frame.instances[slot] as ReturnType<RunContext['instanceOf']>);
  }
}
