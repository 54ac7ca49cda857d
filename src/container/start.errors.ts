import { SextantError, type ErrorDefinition } from '../domain/shared/sextant-error.js';

/** A constructor threw while the container was being built. */
export class ConstructionFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_CONSTRUCTION_FAILED',
    kind: 'internal',
    meaning: 'The constructor of a component threw.',
    remedy: 'Mend the cause; work that can fail belongs into initialize().',
  };

  constructor(
    readonly component: string,
    cause: unknown,
  ) {
    super(ConstructionFailed.definition, `the constructor of ${component} threw: ${messageOf(cause)}`, { component }, cause);
  }
}

/** `initialize()` or `dispose()` took longer than allowed. */
export class LifecycleTimedOut extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_LIFECYCLE_TIMED_OUT',
    kind: 'timeout',
    meaning: 'A component did not finish initialize() or dispose() in the time allowed.',
    remedy: 'Find what it waits for, pass the signal on, or allow more with @lifecycle({ timeoutMilliseconds }).',
  };

  constructor(
    readonly component: string,
    readonly phase: 'initialize' | 'dispose' | 'health',
    readonly timeoutMilliseconds: number,
  ) {
    super(LifecycleTimedOut.definition, `${component}.${phase}() took longer than ${timeoutMilliseconds} ms`, {
      component,
      phase,
      timeoutMilliseconds,
    });
  }
}

/** The start was withdrawn by its signal or by `stop()`. */
export class StartWithdrawn extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_START_WITHDRAWN',
    kind: 'cancelled',
    meaning: 'The start was withdrawn before it was complete.',
    remedy: 'Nothing to mend; what had begun was rolled back.',
  };

  constructor(cause?: unknown) {
    super(StartWithdrawn.definition, `the start was withdrawn${cause === undefined ? '' : `: ${messageOf(cause)}`}`, {}, cause);
  }
}

/**
 * The start failed and was rolled back: everything begun, the failing component included, was disposed.
 * `errors` holds the original cause first (also as `cause`), then whatever else failed, the roll-back included.
 */
export class ContainerStartFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_START_FAILED',
    kind: 'unavailable',
    meaning: 'A component could not be constructed or initialised; what had begun was rolled back.',
    remedy: 'Mend the first cause; start() may then be called again.',
  };

  constructor(
    readonly component: string | undefined,
    readonly errors: readonly unknown[],
    readonly disposed: readonly string[],
  ) {
    const also = errors.slice(1).map((error) => `; also: ${messageOf(error)}`);
    super(
      ContainerStartFailed.definition,
      `${component ?? 'the container'} failed to start: ${messageOf(errors[0])}${also.join('')}`,
      { component, disposed },
      errors[0],
    );
  }
}

/** Some components failed while being disposed; all the others were disposed all the same. `errors` holds every failure. */
export class ContainerStopFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_STOP_FAILED',
    kind: 'internal',
    meaning: 'At least one component could not be disposed.',
    remedy: 'See the errors; what they name may still hold connections or files.',
  };

  constructor(
    readonly components: readonly string[],
    readonly errors: readonly unknown[],
  ) {
    const reasons = errors.map((error, index) => `${components[index] ?? 'a component'}: ${messageOf(error)}`);
    super(ContainerStopFailed.definition, `not disposed cleanly: ${reasons.join('; ')}`, { components }, errors[0]);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
