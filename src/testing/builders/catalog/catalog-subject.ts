import type { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import type { DetectionRepository } from '../../../ports/catalog/detection.repository.js';
import type { NonDetectionRepository } from '../../../ports/catalog/non-detection.repository.js';
import type { ObjectRepository } from '../../../ports/catalog/astronomical-object.repository.js';

/** The repositories of an empty catalog, over one database. */
export interface CatalogSubject {
  readonly database: CatalogDatabase;
  readonly objects: ObjectRepository;
  readonly detections: DetectionRepository;
  readonly nonDetections: NonDetectionRepository;
}
