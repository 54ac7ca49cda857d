import { adapter, Profile } from '../../../container/index.js';
import type { NewUser, User } from '../../../domain/identity/user.js';
import { UserRepository } from '../../../ports/identity/user.repository.js';
import { UserRows } from '../../rows/identity/user.rows.js';
import { userTable } from '../../schema/identity/user.schema.js';
import { MemoryIdentityDatabase } from './identity.database.memory.js';

/** Users in memory, with the same constraints and transactions as on the databases. */
@adapter.for(UserRepository, { profile: Profile.TEST })
export class MemoryUserRepository extends UserRows {
  constructor(private readonly database: MemoryIdentityDatabase) {
    super(database.table(userTable));
  }

  /** Stores users for a test and returns them with their ids. */
  async seed(...users: readonly (NewUser | User)[]): Promise<User[]> {
    const stored: User[] = [];
    for (const user of users) stored.push(await this.save(user));
    return stored;
  }

  /** Removes every user; ids start from 1 again. */
  clear(): void {
    this.database.clear();
  }

  count(): Promise<number> {
    return this.users.count();
  }
}
