import type { SolarSystemMatch } from '../../domain/catalog/solar-system-match.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type SolarSystemMatchKey = Pick<SolarSystemMatch, 'oid'>;

/** Table `ss_ztf`. The nearest known body of the solar system to a detection. Joins the current transaction of `CatalogDatabase`. */
export abstract class SolarSystemMatchRepository extends ObjectRecordRepository<SolarSystemMatch, SolarSystemMatchKey> {}
