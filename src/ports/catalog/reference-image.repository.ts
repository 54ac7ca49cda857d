import type { ReferenceImage } from '../../domain/catalog/reference-image.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type ReferenceImageKey = Pick<ReferenceImage, 'oid' | 'rfid'>;

/** Table `reference`. The image that a detection was subtracted from. Joins the current transaction of `CatalogDatabase`. */
export abstract class ReferenceImageRepository extends ObjectRecordRepository<ReferenceImage, ReferenceImageKey> {}
