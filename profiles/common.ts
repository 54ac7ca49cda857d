import { SystemClock } from '../src/adapters/system/system-clock.js';
import type { Class } from '../src/container/index.js';
import { UserService } from '../src/services/identity/user.service.js';

/** What every profile has: the use cases, and the adapters that need no database. */
export const common: readonly Class[] = [SystemClock, UserService];
