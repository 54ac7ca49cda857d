import { adapter, Profile } from '../../container/index.js';
import { Instant } from '../../domain/shared/instant.js';
import { Clock } from '../../ports/shared/clock.js';

/** The clock of the machine, to the millisecond. */
@adapter.for(Clock, { profile: Profile.ALL })
export class SystemClock extends Clock {
  now(): Instant {
    return Instant.fromEpochMilliseconds(Date.now());
  }
}
