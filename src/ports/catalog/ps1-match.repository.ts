import type { Ps1Match } from '../../domain/catalog/ps1-match.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type Ps1MatchKey = Pick<Ps1Match, 'oid' | 'candid'>;

/** Table `ps1_ztf`. The three nearest sources of Pan-STARRS 1 to a detection. Joins the current transaction of `CatalogDatabase`. */
export abstract class Ps1MatchRepository extends ObjectRecordRepository<Ps1Match, Ps1MatchKey> {}
