import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SystemRandom } from '../../src/adapters/system/system-random.js';
import type { Class } from '../../src/container/index.js';
import { SeedService } from '../../src/services/shared/seed.service.js';

/** What every profile has, whichever contexts it is of. */
export const common: readonly Class[] = [SystemClock, SystemRandom, SeedService];
