import { randomBytes } from 'node:crypto';
import { adapter, Profile } from '../../container/index.js';
import { RandomSource } from '../../ports/shared/random-source.js';

/** The random bytes of the operating system, fit for secrets. */
@adapter.for(RandomSource, { profile: Profile.ALL })
export class SystemRandom extends RandomSource {
  bytes(count: number): Uint8Array {
    return randomBytes(count);
  }
}
