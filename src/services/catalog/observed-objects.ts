import { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import { summarize } from '../../domain/catalog/detection-summary.js';
import type { Detection } from '../../domain/catalog/detection.js';
import type { MagnitudeStatistics } from '../../domain/catalog/magnitude-statistics.js';
import { objectMagnitudes } from '../../domain/catalog/object-magnitudes.js';
import { referenceChange } from '../../domain/catalog/reference-change.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { groupByObject } from './group-by-object.js';
import type { ObservationBatch } from './observation-batch.js';

/** The objects of a batch, before it and after it. */
export class ObservedObjects {
  private readonly before: ReadonlyMap<ObjectId, AstronomicalObject>;
  private readonly after = new Map<ObjectId, AstronomicalObject>();
  private readonly added: ReadonlyMap<ObjectId, readonly Detection[]>;

  constructor(
    private readonly batch: ObservationBatch,
    fresh: readonly Detection[],
    stored: readonly AstronomicalObject[],
  ) {
    this.added = groupByObject(fresh);
    this.before = new Map(stored.map((object) => [object.oid, object]));
    for (const oid of batch.oids) {
      const added = this.added.get(oid);
      const before = this.before.get(oid) ?? AstronomicalObject.undetected(oid);
      this.after.set(oid, before.observed(added && summarize(added), batch.histories.get(oid)));
    }
  }

  isNew(oid: ObjectId): boolean {
    return !this.before.has(oid);
  }

  get created(): AstronomicalObject[] {
    return [...this.after.values()].filter(({ oid }) => this.isNew(oid));
  }

  /** Gives the new objects their statistics, as all that is known of them is in the batch; returns these. */
  computeNew(): MagnitudeStatistics[] {
    const { created } = this;
    if (created.length === 0) return [];
    const nonDetections = groupByObject(this.batch.nonDetections);
    const matches = groupByObject(this.batch.companions.ps1Match.items);
    const references = groupByObject(this.batch.companions.referenceImage.items);
    return created.flatMap((object) => {
      const { oid } = object;
      const observed = {
        detections: this.added.get(oid) ?? [],
        nonDetections: nonDetections.get(oid) ?? [],
        matches: matches.get(oid) ?? [],
        references: references.get(oid) ?? [],
      };
      const statistics = objectMagnitudes(observed);
      this.after.set(oid, object.classified(statistics, referenceChange(observed.detections, observed.references)));
      return statistics;
    });
  }

  /**
   * The stored objects that are to be written: those that are others now, and those of which something was stored that their
   * statistics do not know. The latter await them and are written also when their rows say so already, so that a load which is
   * just computing them meets this one.
   *
   * @param touched objects of which something besides detections was stored
   */
  changed(touched: ReadonlySet<ObjectId>): { readonly incomplete: AstronomicalObject[]; readonly complete: AstronomicalObject[] } {
    const incomplete: AstronomicalObject[] = [];
    const complete: AstronomicalObject[] = [];
    for (const [oid, before] of this.before) {
      const behind = this.added.has(oid) || touched.has(oid);
      const observed = this.after.get(oid) ?? before;
      const after = behind ? observed.awaitingStatistics() : observed;
      this.after.set(oid, after);
      if (this.added.has(oid) && !before.hasCompleteStatistics) incomplete.push(after);
      else if (behind || !after.equals(before)) complete.push(after);
    }
    return { incomplete, complete };
  }

  get awaitingStatistics(): ObjectId[] {
    return [...this.after.values()].filter(({ awaitsStatistics }) => awaitsStatistics).map(({ oid }) => oid);
  }
}
