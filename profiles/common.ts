import { SystemClock, UserService, type Class } from '../src/index.js';

/** What every profile has: the use cases, and the adapters that need no database. */
export const common: readonly Class[] = [SystemClock, UserService];
