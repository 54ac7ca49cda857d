import type { CrossMatch } from '../../domain/catalog/cross-match.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type CrossMatchKey = Pick<CrossMatch, 'oid' | 'catid'>;

/** Table `xmatch`. The source of another catalog that an object is taken for. Joins the current transaction of `CatalogDatabase`. */
export abstract class CrossMatchRepository extends ObjectRecordRepository<CrossMatch, CrossMatchKey> {}
