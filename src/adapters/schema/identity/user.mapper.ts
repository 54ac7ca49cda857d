import { User, type NewUser } from '../../../domain/identity/user.js';
import { UserId } from '../../../domain/shared/ids.js';
import type { NewUserRow, UserRow } from './user.schema.js';

export const userMapper = {
  toDomain: (row: UserRow): User => new User(UserId(row.id), row.email, row.name, row.created_at),

  toRow: (user: User): UserRow => ({ id: user.id, email: user.email, name: user.name, created_at: user.createdAt }),

  toNewRow: (user: NewUser): NewUserRow => ({ email: user.email, name: user.name, created_at: user.createdAt }),
} as const;
