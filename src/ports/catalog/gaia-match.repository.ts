import type { GaiaMatch } from '../../domain/catalog/gaia-match.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type GaiaMatchKey = Pick<GaiaMatch, 'oid'>;

/** Table `gaia_ztf`. The nearest source of Gaia to an object. Joins the current transaction of `CatalogDatabase`. */
export abstract class GaiaMatchRepository extends ObjectRecordRepository<GaiaMatch, GaiaMatchKey> {}
