export { BatchStore } from './catalog/batch-store.js';
export { IngestService, type IngestOptions, type IngestPosition } from './catalog/ingest.service.js';
export { LightCurveService } from './catalog/light-curve.service.js';
export { ObjectService, type ObjectPage } from './catalog/astronomical-object.service.js';
export { UserService } from './identity/user.service.js';
export { DemoUsersSeed } from './identity/demo-users.seed.js';
export { SeedService, type SeedOptions, type SeedOutcome } from './shared/seed.service.js';
