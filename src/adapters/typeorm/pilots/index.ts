export { TypeormComputeElementRepository } from './compute-element.typeorm.js';
export { TypeormPilotSubmissionRepository } from './pilot-submission.typeorm.js';
export { TypeormPilotsDatabase } from './pilots.database.typeorm.js';
