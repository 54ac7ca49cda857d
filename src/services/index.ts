export { BatchStore } from './catalog/batch-store.js';
export { IngestService, type IngestOptions, type IngestPosition } from './catalog/ingest.service.js';
export { LightCurveService } from './catalog/light-curve.service.js';
export { ObjectService, type ObjectPage } from './catalog/astronomical-object.service.js';
export { UserService } from './identity/user.service.js';
export { DemoUsersSeed } from './identity/demo-users.seed.js';
export { ComputeElementService } from './pilots/compute-element.service.js';
export { PilotSubmissionService, type PilotPageRequest } from './pilots/pilot-submission.service.js';
export { SeedService, type SeedOptions, type SeedOutcome } from './shared/seed.service.js';
