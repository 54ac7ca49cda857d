import { declareAdapter } from './component-metadata.js';
import type { ProfileSelection } from './profile.js';
import { Scope, type ScopeName } from './scope.js';
import type { Class, Token } from './token.js';

export interface AdapterOptions<Port extends object> {
  /** Where this adapter serves the port. When several fit, one name beats a list and a list beats `Profile.ALL`. */
  readonly profile: ProfileSelection;
  /** Default `Scope.SINGLETON`. */
  readonly scope?: ScopeName;
  /** One of several adapters of the port, injected together with `@all(Port)`. */
  readonly multi?: boolean;
  /** Place among the `multi` adapters: lower first, equal ones in the order in which the profile lists them. Default 0. */
  readonly priority?: number;
  /** The component this subclass takes the place of: under its ports and under its own class. */
  readonly replaces?: Class<Port>;
}

/**
 * Marks a class as the implementation of a port (an abstract class) in some profiles. Repeat it to serve several ports with
 * one instance. Writes metadata only; an adapter takes part once a profile lists it.
 *
 * ```ts
 * @adapter.for(UserRepository, { profile: Profile.TEST })
 * class InMemoryUserRepository extends UserRepository {}
 * ```
 */
export const adapter = {
  for<Port extends object>(port: Token<Port>, options: AdapterOptions<Port>): (target: Class<Port>) => void {
    const { profile, scope = Scope.SINGLETON, multi = false, priority = 0, replaces } = options;
    return (target) => declareAdapter(target, { port, profiles: [profile].flat(), scope, multi, priority, ...(replaces && { replaces }) });
  },
} as const;
