import { declareLifecycle, type LifecycleDeclaration } from './component-metadata.js';
import { LifecycleIncomplete } from './declaration.errors.js';
import { nameOf, type AbstractClass } from './token.js';

/** What `initialize()` is given. */
export interface InitializeContext {
  /** Aborted on the component's timeout, when another component failed, and when the start is withdrawn. */
  readonly signal: AbortSignal;
}

/** A component that opens something and must close it. */
export interface Lifecycle {
  /** Runs once everything this component depends on has been initialised. Pass `signal` on to whatever waits. */
  initialize(context: InitializeContext): Promise<void>;
  /**
   * Runs before anything this component depends on is disposed, and also after a failed or abandoned `initialize()`:
   * close what is open, and nothing is an error that was never opened.
   */
  dispose(): Promise<void>;
}

/**
 * Has the container call `initialize()` at start and `dispose()` at stop, in the order of the dependencies.
 * Inherited by subclasses. Not for transient components: nobody would know when to dispose them.
 *
 * @throws LifecycleIncomplete when the class is declared without one of the two methods (and the compiler was not asked).
 */
export function lifecycle(options: LifecycleDeclaration = {}): (target: AbstractClass<Lifecycle>) => void {
  return (target) => {
    const methods = target.prototype as unknown as Record<string, unknown>;
    const missing = ['initialize', 'dispose'].filter((method) => typeof methods[method] !== 'function');
    if (missing.length > 0) throw new LifecycleIncomplete(nameOf(target), missing);
    declareLifecycle(target, options);
  };
}
