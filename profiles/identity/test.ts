import {
  MemoryApiTokenRepository,
  MemoryIdentityDatabase,
  MemoryRoleGrantRepository,
  MemoryRoleRepository,
  MemoryUserRepository,
} from '../../src/adapters/memory/identity/index.js';
import type { Class } from '../../src/container/index.js';

/** The context identity on the fakes: no driver is loaded, nothing is opened. */
export const test: readonly Class[] = [
  MemoryIdentityDatabase,
  MemoryApiTokenRepository,
  MemoryRoleGrantRepository,
  MemoryRoleRepository,
  MemoryUserRepository,
];
