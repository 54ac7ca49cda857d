import { declareService } from './component-metadata.js';
import { Profile, type ProfileSelection } from './profile.js';
import { Scope, type ScopeName } from './scope.js';
import type { Class } from './token.js';

export interface ServiceOptions {
  /** Default `Scope.SINGLETON`. */
  readonly scope?: ScopeName;
  /** Default `Profile.ALL`: a service is the same everywhere, its adapters differ. */
  readonly profile?: ProfileSelection;
}

/**
 * Marks a class as a service: business logic that asks for ports in its constructor and is asked for by its own class.
 * Writes metadata only; a service takes part once a profile lists it. For an implementation of a port use `@adapter.for`.
 *
 * ```ts
 * @service()
 * class UserService {
 *   constructor(private readonly users: UserRepository) {}
 * }
 * ```
 */
export function service(options: ServiceOptions = {}): (target: Class) => void {
  const profiles = [options.profile ?? Profile.ALL].flat();
  return (target) => declareService(target, { profiles, scope: options.scope ?? Scope.SINGLETON });
}
