import type { PlannedComponent } from '../plan/planned-component.js';
import { LifecycleTimedOut, StartWithdrawn } from '../start.errors.js';
import { boundedCall } from './bounded-call.js';
import type { RunContext } from './run-context.js';
import { runInOrder } from './schedule.js';

/** How far an initialisation came. */
export interface Initialization {
  /** Components whose `initialize()` was called, failed ones included. */
  readonly begun: ReadonlySet<number>;
  /** Empty when everything was initialised; the original cause first. */
  readonly errors: readonly unknown[];
  /** The component that failed first; undefined when the start was withdrawn. */
  readonly failed?: string;
}

/**
 * Initialises each lifecycle component once those it waits for are ready, in parallel up to the cap. The first failure aborts what
 * still runs; its own complaints about being aborted are not failures.
 */
export async function initializeAll(
  lifecycles: readonly PlannedComponent[],
  context: RunContext,
  withdrawn: AbortSignal,
): Promise<Initialization> {
  const begun = new Set<number>();
  const abort = new AbortController();
  let failed: string | undefined;
  let ready = 0;

  const initialize = async (component: PlannedComponent): Promise<void> => {
    const { name, slot, waitsFor } = component;
    const entered = context.now();
    const record = (outcome: 'done' | 'failed'): number => {
      const took = context.now() - entered;
      const waitedFor = waitsFor.map((other) => context.components[other]!.name);
      context.timeline.record({ component: name, phase: 'initialize', began: entered - context.began, took, waitedFor, outcome });
      return took;
    };
    begun.add(slot);
    try {
      context.on({ type: 'initializing', component: name, total: lifecycles.length });
      await callInitialize(component, context, abort.signal);
      const took = record('done');
      context.on({ type: 'initialized', component: name, position: ++ready, total: lifecycles.length, took });
    } catch (error) {
      const took = record('failed');
      if (!abort.signal.aborted) {
        failed = name;
        abort.abort(error);
      }
      context.on({ type: 'initialize-failed', component: name, took, error });
      throw error;
    }
  };

  const withdraw = (): void => abort.abort(new StartWithdrawn(withdrawn.reason));
  withdrawn.addEventListener('abort', withdraw, { once: true });
  if (withdrawn.aborted) withdraw();
  const steps = lifecycles.map((component) => ({
    key: component.slot,
    after: component.waitsFor,
    run: () => (abort.signal.aborted ? Promise.reject(abort.signal.reason as Error) : initialize(component)),
  }));
  const failures = await runInOrder(steps, context.concurrency);
  withdrawn.removeEventListener('abort', withdraw);
  const cause: unknown = abort.signal.reason;
  const errors = abort.signal.aborted ? [cause, ...failures.filter((error) => error !== cause && !isAbort(error))] : failures;
  return { begun, errors, ...(failed !== undefined && { failed }) };
}

function callInitialize(component: PlannedComponent, context: RunContext, signal: AbortSignal): Promise<void> {
  const timeoutMilliseconds = component.lifecycle?.timeoutMilliseconds ?? context.initializeTimeoutMilliseconds;
  return boundedCall((own) => context.instanceOf(component).initialize({ signal: own }), {
    timeoutMilliseconds,
    timers: context.timers,
    timedOut: () => new LifecycleTimedOut(component.name, 'initialize', timeoutMilliseconds),
    signal,
    graceMilliseconds: context.disposeTimeoutMilliseconds,
  });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
