import { UserNotFound } from '../../../domain/identity/user.errors.js';
import { User, type NewUser } from '../../../domain/identity/user.js';
import type { UserId } from '../../../domain/shared/ids.js';
import type { Page } from '../../../domain/shared/page.js';
import { UserRepository } from '../../../ports/identity/user.repository.js';
import { userMapper } from '../../schema/identity/user.mapper.js';
import type { userTable } from '../../schema/identity/user.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Users over the rows of one table, the same on every engine; the adapters of each engine only bring the table. */
export abstract class UserRows extends UserRepository {
  constructor(protected readonly users: TableGateway<typeof userTable>) {
    super();
  }

  async findById(id: UserId): Promise<User | undefined> {
    const row = await this.users.find({ id });
    return row && userMapper.toDomain(row);
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const [row] = await this.users.select({ where: { email: email.toLowerCase() }, limit: 1 });
    return row && userMapper.toDomain(row);
  }

  async save(user: NewUser | User): Promise<User> {
    if (!(user instanceof User)) return userMapper.toDomain(await this.users.insert(userMapper.toNewRow(user)));
    const { id, ...changes } = userMapper.toRow(user);
    const row = await this.users.update({ id }, changes);
    if (!row) throw new UserNotFound(user.id);
    return userMapper.toDomain(row);
  }

  async delete(id: UserId): Promise<boolean> {
    return this.users.delete({ id });
  }

  async list(page: Page): Promise<User[]> {
    return (await this.users.select({ limit: page.limit, offset: page.offset })).map(userMapper.toDomain);
  }
}
