import { ComputeElementService } from '../../src/services/pilots/compute-element.service.js';
import { PilotSubmissionService } from '../../src/services/pilots/pilot-submission.service.js';
import type { Class } from '../../src/container/index.js';

/** What the context pilots has in every profile: its use cases, and adapters that need no database. */
export const common: readonly Class[] = [ComputeElementService, PilotSubmissionService];
