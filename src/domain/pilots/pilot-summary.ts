import type { PilotStatus } from './pilot-status.js';

/** How many pilots there are in each status, zeros included. */
export type PilotSummary = Readonly<Record<PilotStatus, number>>;
