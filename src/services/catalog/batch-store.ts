import { service } from '../../container/index.js';
import type { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import { summarize } from '../../domain/catalog/detection-summary.js';
import type { Detection } from '../../domain/catalog/detection.js';
import { loadedCounts, type LoadedCounts } from '../../domain/catalog/ingest-report.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { DetectionRepository, type DetectionKey } from '../../ports/catalog/detection.repository.js';
import { MagnitudeStatisticsRepository } from '../../ports/catalog/magnitude-statistics.repository.js';
import { NonDetectionRepository } from '../../ports/catalog/non-detection.repository.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import { SerializationConflict, UniqueViolation } from '../../ports/shared/database.errors.js';
import { CompanionStore } from './companion-store.js';
import { detectionKey } from './detection-key.js';
import { groupByObject } from './group-by-object.js';
import type { ObservationBatch } from './observation-batch.js';
import { ObservedObjects } from './observed-objects.js';

/** What became of a batch. */
export interface StoredBatch {
  readonly counts: LoadedCounts;
  /** Those of its objects whose statistics are behind. */
  readonly awaiting: readonly ObjectId[];
}

export interface BatchOptions extends CallOptions {
  /** Nothing is looked up beforehand, which is faster while nothing of the batch is stored. */
  readonly expectNew: boolean;
  /** `compute` gives objects their statistics that are new with this batch; all others await them, and with `leave` these too. */
  readonly statistics: 'compute' | 'leave';
}

interface Attempt {
  readonly lookup: 'checked' | 'unchecked';
  readonly statistics: 'compute' | 'leave';
  readonly call: CallOptions;
}

/** Stores batches of observations and what they bring, and keeps the rows of their objects current. */
@service()
export class BatchStore {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly detections: DetectionRepository,
    private readonly nonDetections: NonDetectionRepository,
    private readonly statistics: MagnitudeStatisticsRepository,
    private readonly companions: CompanionStore,
    private readonly database: CatalogDatabase,
  ) {}

  /**
   * Stores a batch in one transaction, or in a savepoint of the one it is called in. A batch that was expected to be new and
   * turns out to hold stored rows is done again, checked. Repeatable read, so that two loads that meet on an object are run one
   * after the other.
   */
  async store(batch: ObservationBatch, { expectNew, statistics, ...call }: BatchOptions): Promise<StoredBatch> {
    const attempt = (lookup: Attempt['lookup']): Promise<StoredBatch> =>
      this.database.transaction(() => this.storeIn(batch, { lookup, statistics, call }), {
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

  /** Rows that were looked for and still turn out to be stored came from another load meanwhile: a conflict. */
  private async storeIn(batch: ObservationBatch, attempt: Attempt): Promise<StoredBatch> {
    try {
      return await this.storeRows(batch, attempt);
    } catch (error) {
      if (attempt.lookup === 'unchecked' || !(error instanceof UniqueViolation)) throw error;
      throw new SerializationConflict(this.database.name, 'another load stored some of the same rows', {}, error);
    }
  }

  private async storeRows(batch: ObservationBatch, { lookup, statistics, call }: Attempt): Promise<StoredBatch> {
    const fresh = lookup === 'checked' ? await this.withoutStored(batch.detections, call) : batch.detections;
    const objects = new ObservedObjects(batch, fresh, await this.objects.listByIds(batch.oids, call));
    const magnitudes = statistics === 'compute' ? objects.computeNew() : [];
    const { created } = objects;
    if (created.length > 0) await this.objects.addMissing(created, call);
    if (fresh.length > 0) await this.detections.addNew(fresh, call);
    if (magnitudes.length > 0) await this.statistics.addNew(magnitudes, call);
    const missed = batch.nonDetections.length > 0 ? await this.nonDetections.addMissing(batch.nonDetections, call) : 0;
    const isNewObject = (oid: ObjectId): boolean => objects.isNew(oid);
    const companions = await this.companions.store(batch.companions, { isNewObject, isNewDetection: oneOf(fresh, batch) }, call);
    // Which of several non-detections were missing is not known: all of their objects count.
    const touched = new Set([...companions.changed, ...(missed > 0 ? batch.nonDetections.map(({ oid }) => oid) : [])]);
    const { incomplete, complete } = objects.changed(touched);
    const changed = incomplete.length > 0 ? [...complete, ...(await this.recounted(incomplete, call))] : complete;
    if (changed.length > 0) await this.objects.saveMany(changed, call);
    const { repeated, detections, nonDetections, oids } = batch;
    return {
      counts: loadedCounts({
        ...companions.counts,
        object: { inserted: created.length, updated: changed.length, skipped: oids.length - created.length - changed.length },
        detection: { inserted: fresh.length, updated: 0, skipped: detections.length - fresh.length + repeated.detection },
        non_detection: { inserted: missed, updated: 0, skipped: nonDetections.length - missed + repeated.non_detection },
        magstat: { inserted: magnitudes.length, updated: 0, skipped: 0 },
      }),
      awaiting: objects.awaitingStatistics,
    };
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

/** Whether a detection of the batch is one of the fresh ones. */
function oneOf(fresh: readonly Detection[], batch: ObservationBatch): (key: DetectionKey) => boolean {
  if (fresh.length === batch.detections.length) return () => true;
  const keys = new Set(fresh.map(detectionKey));
  return (key) => keys.has(detectionKey(key));
}
