import { NewPilotSubmission } from '../../../domain/pilots/pilot-submission.js';
import { Instant } from '../../../domain/shared/instant.js';

/** A pilot that was submitted at a moment with microseconds. */
export function aPilot(ceName = 'ce.example.org', submittedAt = Instant.parse('2026-11-21T12:00:00.123456Z')): NewPilotSubmission {
  return new NewPilotSubmission(ceName, submittedAt);
}
