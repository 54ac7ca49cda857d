import type { ObjectId } from '../shared/ids.js';
import { objectId } from './catalog-id.js';
import { filledText, perhapsText } from './filled-text.js';
import { measured, perhapsMeasured } from './measurement.js';

/** Name of the AllWISE catalog in `catid`. */
export const ALLWISE = 'allwise';

/** The columns of a row; `null` means not known. */
export interface CrossMatchFields {
  readonly oid: string;
  readonly catid: string;
  readonly oidCatalog: string;
  readonly dist: number;
  readonly classCatalog: string | null;
  readonly period: number | null;
}

/**
 * The source of another catalog that an object is taken for; `dist` in arc seconds. Immutable.
 */
export class CrossMatch implements CrossMatchFields {
  readonly oid: ObjectId;
  readonly catid: string;
  readonly oidCatalog: string;
  readonly dist: number;
  readonly classCatalog: string | null;
  readonly period: number | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: CrossMatchFields) {
    this.oid = objectId(fields.oid);
    this.catid = filledText('catid', fields.catid);
    this.oidCatalog = filledText('oid_catalog', fields.oidCatalog);
    this.dist = measured('dist', fields.dist);
    this.classCatalog = perhapsText('class_catalog', fields.classCatalog);
    this.period = perhapsMeasured('period', fields.period);
  }
}
