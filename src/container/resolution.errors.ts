import { SextantError, type ErrorDefinition } from '../domain/shared/sextant-error.js';

/** The container was asked for something while it cannot give anything. */
export class ContainerNotStarted extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_NOT_STARTED',
    kind: 'internal',
    meaning: 'The container was used outside the state "started".',
    remedy: 'Await Container.start() first, and resolve nothing after stop().',
  };

  constructor(
    readonly wanted: string,
    readonly state: string,
  ) {
    super(ContainerNotStarted.definition, `${wanted} while the container is ${state}`, { wanted, state });
  }
}

/** Nothing in the active profile answers the token. */
export class ComponentNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_COMPONENT_NOT_FOUND',
    kind: 'internal',
    meaning: 'The active profile builds nothing for the token.',
    remedy: 'List a component for it, or ask for what the profile does build.',
  };

  constructor(
    readonly token: string,
    readonly profile: string,
    why: string,
  ) {
    super(ComponentNotFound.definition, `nothing to resolve for ${token} in the profile "${profile}": ${why}`, { token, profile });
  }
}

/** A request-scoped component was asked of the container itself. */
export class RequestScopeRequired extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_REQUEST_SCOPE_REQUIRED',
    kind: 'internal',
    meaning: 'A request-scoped component was resolved outside a request scope.',
    remedy: 'Resolve it from `await container.createScope()`.',
  };

  constructor(
    readonly token: string,
    readonly requestScoped: readonly string[],
  ) {
    super(RequestScopeRequired.definition, `${token} needs a request scope (for ${requestScoped.join(', ')})`, { token, requestScoped });
  }
}

/** A request scope was used after it had been disposed. */
export class RequestScopeClosed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_REQUEST_SCOPE_CLOSED',
    kind: 'internal',
    meaning: 'A request scope was used after its end.',
    remedy: 'Await the work of a request before its scope ends.',
  };

  constructor(readonly token: string) {
    super(RequestScopeClosed.definition, `${token} was resolved from a request scope that has ended`, { token });
  }
}

/** The container cannot do what was asked in its state. */
export class ContainerStateConflict extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_STATE_CONFLICT',
    kind: 'internal',
    meaning: 'The container was told to start while it is stopping.',
    remedy: 'Await the running stop() first.',
  };

  constructor(
    readonly wanted: string,
    readonly state: string,
  ) {
    super(ContainerStateConflict.definition, `${wanted} while the container is ${state}`, { wanted, state });
  }
}
