import { service } from '../../container/index.js';
import { ObjectNotFound } from '../../domain/catalog/catalog.errors.js';
import { LightCurve } from '../../domain/catalog/light-curve.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { DetectionRepository } from '../../ports/catalog/detection.repository.js';
import { NonDetectionRepository } from '../../ports/catalog/non-detection.repository.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { groupByObject } from './group-by-object.js';

/** Everything observed of an object over time, as one consistent state of the catalog. */
@service()
export class LightCurveService {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly detections: DetectionRepository,
    private readonly nonDetections: NonDetectionRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /** @throws ObjectNotFound */
  get(oid: ObjectId): Promise<LightCurve> {
    return this.database.transaction(
      async () => {
        const [object, detections, nonDetections] = await Promise.all([
          this.objects.findById(oid),
          this.detections.listByObject(oid),
          this.nonDetections.listByObject(oid),
        ]);
        if (!object) throw new ObjectNotFound(oid);
        return new LightCurve(oid, detections, nonDetections);
      },
      { readOnly: true, isolation: 'repeatable read', name: 'light curve' },
    );
  }

  /** Those of the objects that exist, in the order asked for; three queries however many there are. */
  list(oids: readonly ObjectId[]): Promise<LightCurve[]> {
    return this.database.transaction(
      async () => {
        const [objects, detections, nonDetections] = await Promise.all([
          this.objects.listByIds(oids),
          this.detections.listByObjects(oids),
          this.nonDetections.listByObjects(oids),
        ]);
        const known = new Set(objects.map((object) => object.oid));
        const detected = groupByObject(detections);
        const undetected = groupByObject(nonDetections);
        return [...new Set(oids)]
          .filter((oid) => known.has(oid))
          .map((oid) => new LightCurve(oid, detected.get(oid) ?? [], undetected.get(oid) ?? []));
      },
      { readOnly: true, isolation: 'repeatable read', name: 'light curves' },
    );
  }
}
