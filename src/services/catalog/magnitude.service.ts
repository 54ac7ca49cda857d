import { service } from '../../container/index.js';
import type { Band } from '../../domain/catalog/band.js';
import type { Detection } from '../../domain/catalog/detection.js';
import type { MagnitudeStatistics } from '../../domain/catalog/magnitude-statistics.js';
import { summarizeMagnitudes } from '../../domain/catalog/magnitude-summary.js';
import type { Ps1Match } from '../../domain/catalog/ps1-match.js';
import type { ReferenceImage } from '../../domain/catalog/reference-image.js';
import type { Neighbours } from '../../domain/catalog/stellar.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { DetectionRepository } from '../../ports/catalog/detection.repository.js';
import { MagnitudeStatisticsRepository } from '../../ports/catalog/magnitude-statistics.repository.js';
import { NonDetectionRepository } from '../../ports/catalog/non-detection.repository.js';
import { Ps1MatchRepository } from '../../ports/catalog/ps1-match.repository.js';
import { ReferenceImageRepository } from '../../ports/catalog/reference-image.repository.js';
import { groupByObject } from './group-by-object.js';

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
   * transaction; all observations of the objects are in memory. Returns what was stored, by object and band.
   */
  recompute(oids: readonly ObjectId[]): Promise<MagnitudeStatistics[]> {
    return this.database.transaction(() => this.recomputeIn(oids), { name: 'magnitude statistics', isolation: 'repeatable read' });
  }

  private async recomputeIn(oids: readonly ObjectId[]): Promise<MagnitudeStatistics[]> {
    const [objects, detected, missed, matches, references] = await Promise.all([
      this.objects.listByIds(oids),
      this.detections.listByObjects(oids),
      this.nonDetections.listByObjects(oids),
      this.ps1Matches.listByObjects(oids),
      this.references.listByObjects(oids),
    ]);
    const grouped = { detected: groupByObject(detected), missed: groupByObject(missed) };
    const besides = { matches: groupByObject(matches), references: groupByObject(references) };
    const all: MagnitudeStatistics[] = [];
    const changed = objects.flatMap((object) => {
      const { oid } = object;
      const observed = grouped.detected.get(oid) ?? [];
      const bands = [...new Set(observed.map(({ fid }) => fid))].sort();
      const own = bands.map((band) => {
        const inBand = ({ fid }: { readonly fid: Band }): boolean => fid === band;
        const detections = observed.filter(inBand);
        const neighbours = neighboursOf(detections, besides.matches.get(oid) ?? [], besides.references.get(oid) ?? []);
        return summarizeMagnitudes(detections, (grouped.missed.get(oid) ?? []).filter(inBand), neighbours);
      });
      all.push(...own);
      const after = object.classified(own);
      return after.equals(object) ? [] : [after];
    });
    await this.statistics.saveMany(all);
    await this.objects.saveMany(changed);
    return all;
  }
}

/** What is known next to the first of some detections: its own match, else the object's earliest; its own reference image. */
function neighboursOf(detections: readonly Detection[], matches: readonly Ps1Match[], references: readonly ReferenceImage[]): Neighbours {
  const first = detections.reduce((best, detection) => (detection.mjd < best.mjd ? detection : best));
  const match = matches.find(({ candid }) => candid === first.candid) ?? matches[0];
  const reference = references.find(({ rfid }) => first.rfid !== null && rfid === BigInt(first.rfid));
  return {
    distpsnr1: match?.distpsnr1 ?? null,
    sgscore1: match?.sgscore1 ?? null,
    chinr: reference?.chinr ?? null,
    sharpnr: reference?.sharpnr ?? null,
  };
}
