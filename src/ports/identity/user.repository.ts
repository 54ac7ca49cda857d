import type { NewUser, User } from '../../domain/identity/user.js';
import type { UserId } from '../../domain/shared/ids.js';
import type { Page } from '../../domain/shared/page.js';

/** The registered users. Joins the current transaction of `IdentityDatabase`. */
export abstract class UserRepository {
  abstract findById(id: UserId): Promise<User | undefined>;

  /** The address is compared in lower case. */
  abstract findByEmail(email: string): Promise<User | undefined>;

  /**
   * Stores a new user and returns it with its id, or overwrites a known one.
   * @throws UniqueViolation when another user has the address; UserNotFound when a known user is no longer there.
   */
  abstract save(user: NewUser | User): Promise<User>;

  /** True when there was such a user. */
  abstract delete(id: UserId): Promise<boolean>;

  /** Ordered by id. */
  abstract list(page: Page): Promise<User[]>;
}
