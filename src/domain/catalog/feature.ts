import type { ObjectId } from '../shared/ids.js';
import { objectId } from './catalog-id.js';
import { filledText } from './filled-text.js';
import { integer, perhapsMeasured } from './measurement.js';

/** The columns of a row; `null` means not known. */
export interface FeatureFields {
  readonly oid: string;
  readonly name: string;
  readonly value: number | null;
  readonly fid: number;
  readonly version: string;
}

/**
 * A number that describes the light curve of an object in a band (or across bands: 0 and 12), as one version of the features computes it.
 * `null` where it could not be computed. Immutable.
 */
export class Feature implements FeatureFields {
  readonly oid: ObjectId;
  readonly name: string;
  readonly value: number | null;
  readonly fid: number;
  readonly version: string;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: FeatureFields) {
    this.oid = objectId(fields.oid);
    this.name = filledText('name', fields.name);
    this.value = perhapsMeasured('value', fields.value);
    this.fid = integer('fid', fields.fid);
    this.version = filledText('version', fields.version);
  }
}
