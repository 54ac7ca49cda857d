import { service } from '../../container/index.js';
import { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import { summarize } from '../../domain/catalog/detection-summary.js';
import type { Detection } from '../../domain/catalog/detection.js';
import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { DetectionRepository } from '../../ports/catalog/detection.repository.js';
import { NonDetectionRepository } from '../../ports/catalog/non-detection.repository.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import { SerializationConflict, UniqueViolation } from '../../ports/shared/database.errors.js';
import { groupByObject } from './group-by-object.js';
import { detectionKey, type ObservationBatch } from './observation-batch.js';

type StoredCounts = IngestReport['tables'];

/** Stores batches of observations and keeps the rows of their objects current. */
@service()
export class BatchStore {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly detections: DetectionRepository,
    private readonly nonDetections: NonDetectionRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /**
   * Stores a batch in one transaction, or in a savepoint of the one it is called in. With `expectNew` nothing is looked up
   * beforehand, which is faster while it is true; a batch that turns out to hold stored detections is done again, checked.
   * Repeatable read, so that two loads that meet on an object are run one after the other.
   */
  async store(batch: ObservationBatch, options: CallOptions & { readonly expectNew: boolean }): Promise<StoredCounts> {
    const { expectNew, ...call } = options;
    const attempt = (checked: 'checked' | 'unchecked'): Promise<StoredCounts> =>
      this.database.transaction(() => this.storeIn(batch, checked, call), {
        ...call,
        name: 'ingest batch',
        propagation: 'nested',
        isolation: 'repeatable read',
      });
    if (!expectNew) return attempt('checked');
    try {
      return await attempt('unchecked');
    } catch (error) {
      if (error instanceof UniqueViolation) return attempt('checked');
      throw error;
    }
  }

  private async storeIn(batch: ObservationBatch, checked: 'checked' | 'unchecked', call: CallOptions): Promise<StoredCounts> {
    const fresh = checked === 'checked' ? await this.withoutStored(batch.detections, call) : batch.detections;
    const known = new Map((await this.objects.listByIds(batch.oids, call)).map((object) => [object.oid, object]));
    const freshByObject = groupByObject(fresh);
    const created: AstronomicalObject[] = [];
    const changed: AstronomicalObject[] = [];
    const incomplete: AstronomicalObject[] = [];
    for (const oid of batch.oids) {
      const before = known.get(oid);
      const added = freshByObject.get(oid);
      const after = (before ?? AstronomicalObject.undetected(oid)).observed(added && summarize(added), batch.histories.get(oid));
      if (!before) created.push(after);
      else if (added && !before.hasCompleteStatistics) incomplete.push(after);
      else if (!after.equals(before)) changed.push(after);
    }
    if (created.length > 0) await this.objects.addMissing(created, call);
    if (fresh.length > 0) await this.addNew(fresh, checked, call);
    const nonDetected = batch.nonDetections.length > 0 ? await this.nonDetections.addMissing(batch.nonDetections, call) : 0;
    if (incomplete.length > 0) changed.push(...(await this.recounted(incomplete, call)));
    if (changed.length > 0) await this.objects.saveMany(changed, call);
    return {
      object: { inserted: created.length, updated: changed.length, skipped: batch.oids.length - created.length - changed.length },
      detection: { inserted: fresh.length, updated: 0, skipped: batch.detections.length - fresh.length + batch.repeated.detection },
      non_detection: {
        inserted: nonDetected,
        updated: 0,
        skipped: batch.nonDetections.length - nonDetected + batch.repeated.non_detection,
      },
    };
  }

  /** Detections that were looked for and still turn out to be stored came from another load meanwhile: a conflict. */
  private async addNew(fresh: readonly Detection[], checked: 'checked' | 'unchecked', call: CallOptions): Promise<void> {
    try {
      await this.detections.addNew(fresh, call);
    } catch (error) {
      if (checked === 'unchecked' || !(error instanceof UniqueViolation)) throw error;
      throw new SerializationConflict(this.database.name, 'another load stored some of the same detections', {}, error);
    }
  }

  private async withoutStored(detections: readonly Detection[], call: CallOptions): Promise<readonly Detection[]> {
    if (detections.length === 0) return detections;
    const keys = await this.detections.findStoredKeys(
      detections.map((detection) => detection.candid),
      call,
    );
    const stored = new Set(keys.map(detectionKey));
    return stored.size === 0 ? detections : detections.filter((detection) => !stored.has(detectionKey(detection)));
  }

  /** Objects whose rows another program wrote without statistics, counted from all of their detections. */
  private async recounted(objects: readonly AstronomicalObject[], call: CallOptions): Promise<AstronomicalObject[]> {
    const all = groupByObject(
      await this.detections.listByObjects(
        objects.map((object) => object.oid),
        call,
      ),
    );
    return objects.map((object) => {
      const own = all.get(object.oid);
      return object.recounted(own && summarize(own));
    });
  }
}
