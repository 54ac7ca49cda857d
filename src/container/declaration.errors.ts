import { SextantError, type ErrorDefinition } from '../domain/shared/sextant-error.js';

/** A class was marked `@lifecycle()` and lacks `initialize()` or `dispose()`. Thrown while the class is declared. */
export class LifecycleIncomplete extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CONTAINER_LIFECYCLE_INCOMPLETE',
    kind: 'configuration',
    meaning: 'A class marked @lifecycle() lacks initialize() or dispose().',
    remedy: 'Write both methods, asynchronous, or take the decorator away.',
  };

  constructor(
    readonly component: string,
    readonly missing: readonly string[],
  ) {
    super(
      LifecycleIncomplete.definition,
      `${component} is marked @lifecycle() and has no ${missing.map((name) => `${name}()`).join(' and no ')}`,
      {
        component,
        missing,
      },
    );
  }
}
