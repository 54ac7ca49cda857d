import type { PilotId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { PilotStatus } from './pilot-status.js';

/** One line of a pilot's history: it became `status` at that moment. */
export interface PilotMove {
  readonly pilotId: PilotId;
  readonly status: PilotStatus;
  readonly movedAt: Instant;
}
