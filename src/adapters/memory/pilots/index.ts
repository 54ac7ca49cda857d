export { MemoryComputeElementRepository } from './compute-element.memory.js';
export { MemoryPilotSubmissionRepository } from './pilot-submission.memory.js';
export { MemoryPilotsDatabase } from './pilots.database.memory.js';
