import { service } from '../../container/index.js';
import { EmailAddress } from '../../domain/identity/email-address.js';
import { NewUser, type User } from '../../domain/identity/user.js';
import { EmailAlreadyRegistered, UserNotFound } from '../../domain/identity/user.errors.js';
import type { UserId } from '../../domain/shared/ids.js';
import { Page } from '../../domain/shared/page.js';
import { IdentityDatabase } from '../../ports/identity/identity.database.js';
import { UserRepository } from '../../ports/identity/user.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { UniqueViolation } from '../../ports/shared/database.errors.js';

/** Registers, finds and changes users. Each call is one transaction, or joins its caller's. */
@service()
export class UserService {
  constructor(
    private readonly users: UserRepository,
    private readonly database: IdentityDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws EmailAlreadyRegistered, also when two callers register the address at once; InvalidValue. */
  async register(person: { readonly email: string; readonly name: string }): Promise<User> {
    const user = new NewUser(person.email, person.name, this.clock.now());
    try {
      return await this.database.transaction(
        async () => {
          if (await this.users.findByEmail(user.email)) throw new EmailAlreadyRegistered(user.email);
          return this.users.save(user);
        },
        { name: 'register user' },
      );
    } catch (error) {
      if (error instanceof UniqueViolation) throw new EmailAlreadyRegistered(user.email, error);
      throw error;
    }
  }

  /** @throws UserNotFound */
  async get(id: UserId): Promise<User> {
    const user = await this.users.findById(id);
    if (!user) throw new UserNotFound(id);
    return user;
  }

  /** @throws UserNotFound, InvalidValue */
  async getByEmail(email: string): Promise<User> {
    const address = EmailAddress(email);
    const user = await this.users.findByEmail(address);
    if (!user) throw new UserNotFound(address);
    return user;
  }

  /** @throws UserNotFound, InvalidValue */
  async rename(id: UserId, name: string): Promise<User> {
    return this.database.transaction(async () => this.users.save((await this.get(id)).renamed(name)), { name: 'rename user' });
  }

  /** @throws UserNotFound */
  async remove(id: UserId): Promise<void> {
    if (!(await this.users.delete(id))) throw new UserNotFound(id);
  }

  /** Ordered by id. @throws InvalidValue for a page that cannot be. */
  async list(page: { readonly limit?: number | undefined; readonly offset?: number | undefined } = {}): Promise<User[]> {
    return this.users.list(new Page(page));
  }
}
