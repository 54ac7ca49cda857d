import type { MagnitudeStatistics } from '../../domain/catalog/magnitude-statistics.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type MagnitudeStatisticsKey = Pick<MagnitudeStatistics, 'oid' | 'fid'>;

/** Table `magstat`. What the detections of an object in one band amount to. Joins the current transaction of `CatalogDatabase`. */
export abstract class MagnitudeStatisticsRepository extends ObjectRecordRepository<MagnitudeStatistics, MagnitudeStatisticsKey> {}
