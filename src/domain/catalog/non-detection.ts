import type { ObjectId } from '../shared/ids.js';
import { band, type Band } from './band.js';
import { objectId } from './catalog-id.js';
import { perhapsMagnitude } from './measurement.js';
import { modifiedJulianDate, type ModifiedJulianDate } from './modified-julian-date.js';

export interface NonDetectionFields {
  readonly oid: string;
  readonly fid: number;
  readonly mjd: number;
  readonly diffmaglim: number | null;
}

/** An image that covers an object and does not show it: the object was fainter than `diffmaglim` (mag). Immutable. */
export class NonDetection implements NonDetectionFields {
  readonly oid: ObjectId;
  /** 1 g, 2 r, 3 i. */
  readonly fid: Band;
  readonly mjd: ModifiedJulianDate;
  readonly diffmaglim: number | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: NonDetectionFields) {
    this.oid = objectId(fields.oid);
    this.fid = band(fields.fid);
    this.mjd = modifiedJulianDate(fields.mjd);
    this.diffmaglim = perhapsMagnitude('diffmaglim', fields.diffmaglim);
  }
}
