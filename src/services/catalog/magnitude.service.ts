import { service } from '../../container/index.js';
import type { TableCounts } from '../../domain/catalog/ingest-report.js';
import type { MagnitudeStatistics } from '../../domain/catalog/magnitude-statistics.js';
import { objectMagnitudes } from '../../domain/catalog/object-magnitudes.js';
import { referenceChange } from '../../domain/catalog/reference-change.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { DetectionRepository } from '../../ports/catalog/detection.repository.js';
import { MagnitudeStatisticsRepository } from '../../ports/catalog/magnitude-statistics.repository.js';
import { NonDetectionRepository } from '../../ports/catalog/non-detection.repository.js';
import { Ps1MatchRepository } from '../../ports/catalog/ps1-match.repository.js';
import { ReferenceImageRepository } from '../../ports/catalog/reference-image.repository.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import { groupByObject } from './group-by-object.js';

export interface RecomputedMagnitudes {
  /** What is stored now, by object and band. */
  readonly statistics: readonly MagnitudeStatistics[];
  /** Rows of `magstat`; those that came out as they were are skipped. */
  readonly counts: TableCounts;
}

/** Keeps the magnitude statistics of objects, and what their rows take from them, current. */
@service()
export class MagnitudeService {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly detections: DetectionRepository,
    private readonly nonDetections: NonDetectionRepository,
    private readonly ps1Matches: Ps1MatchRepository,
    private readonly references: ReferenceImageRepository,
    private readonly statistics: MagnitudeStatisticsRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /**
   * Computes the statistics of these objects anew from all that is stored of them, stores them, and brings the flags and
   * colours of the objects up to date. Objects that do not exist are passed over. A fixed number of statements, one
   * transaction; all observations of the objects are in memory: for many, `StatisticsUpkeep` takes them in portions.
   */
  recompute(oids: readonly ObjectId[], options: CallOptions = {}): Promise<RecomputedMagnitudes> {
    return this.database.transaction(() => this.recomputeIn(oids, options), {
      ...options,
      name: 'magnitude statistics',
      isolation: 'repeatable read',
    });
  }

  private async recomputeIn(oids: readonly ObjectId[], call: CallOptions): Promise<RecomputedMagnitudes> {
    const [objects, detected, missed, matched, imaged, stored] = await Promise.all([
      this.objects.listByIds(oids, call),
      this.detections.listByObjects(oids, call),
      this.nonDetections.listByObjects(oids, call),
      this.ps1Matches.listByObjects(oids, call),
      this.references.listByObjects(oids, call),
      this.statistics.listByObjects(oids, call),
    ]);
    const [detections, nonDetections] = [groupByObject(detected), groupByObject(missed)];
    const [matches, references] = [groupByObject(matched), groupByObject(imaged)];
    const all: MagnitudeStatistics[] = [];
    const changed = objects.flatMap((object) => {
      const { oid } = object;
      const observed = {
        detections: detections.get(oid) ?? [],
        nonDetections: nonDetections.get(oid) ?? [],
        matches: matches.get(oid) ?? [],
        references: references.get(oid) ?? [],
      };
      const own = objectMagnitudes(observed);
      all.push(...own);
      const after = object.classified(own, referenceChange(observed.detections, observed.references));
      return after.equals(object) ? [] : [after];
    });
    const counts = await this.save(all, stored, call);
    if (changed.length > 0) await this.objects.saveMany(changed, call);
    return { statistics: all, counts };
  }

  private async save(all: readonly MagnitudeStatistics[], stored: readonly MagnitudeStatistics[], call: CallOptions): Promise<TableCounts> {
    const before = new Map(stored.map((statistics) => [bandOf(statistics), statistics]));
    const inserted = all.filter((statistics) => !before.has(bandOf(statistics))).length;
    const changed = all.filter((statistics) => !isSame(statistics, before.get(bandOf(statistics))));
    if (changed.length > 0) await this.statistics.saveMany(changed, call);
    return { inserted, updated: changed.length - inserted, skipped: all.length - changed.length };
  }
}

function bandOf({ oid, fid }: MagnitudeStatistics): string {
  return `${oid} ${String(fid)}`;
}

function isSame(one: MagnitudeStatistics, other: MagnitudeStatistics | undefined): boolean {
  return other !== undefined && (Object.keys(one) as (keyof MagnitudeStatistics)[]).every((name) => one[name] === other[name]);
}
