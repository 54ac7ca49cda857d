import type { Ps1Match } from '../../domain/catalog/ps1-match.js';
import type { Ps1Sources } from '../../domain/catalog/ps1-uniqueness.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from '../shared/call-options.js';
import { DetectionRecordRepository, type DetectionRecordKey } from '../shared/detection-record-repository.js';

/** What identifies one. */
export type Ps1MatchKey = DetectionRecordKey;

/** Table `ps1_ztf`. The three nearest sources of Pan-STARRS 1 to a detection. Joins the current transaction of `CatalogDatabase`. */
export abstract class Ps1MatchRepository extends DetectionRecordRepository<Ps1Match> {
  /** What the matches of each of these objects name, in one query that reads no match; objects without any are left out. Ordered by oid. */
  abstract listSources(oids: readonly ObjectId[], options?: CallOptions): Promise<Ps1Sources[]>;
}
