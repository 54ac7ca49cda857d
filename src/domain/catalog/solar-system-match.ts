import type { CandidateId, ObjectId } from '../shared/ids.js';
import { candidateId, objectId } from './catalog-id.js';
import { perhapsText } from './filled-text.js';
import { perhapsMeasured } from './measurement.js';

/** The columns of a row; `null` means not known. */
export interface SolarSystemMatchFields {
  readonly oid: string;
  readonly candid: bigint;
  readonly ssdistnr: number | null;
  readonly ssmagnr: number | null;
  readonly ssnamenr: string | null;
}

/**
 * The nearest known body of the solar system to a detection: distance in arc seconds, predicted magnitude, name. Immutable.
 */
export class SolarSystemMatch implements SolarSystemMatchFields {
  readonly oid: ObjectId;
  readonly candid: CandidateId;
  readonly ssdistnr: number | null;
  readonly ssmagnr: number | null;
  readonly ssnamenr: string | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: SolarSystemMatchFields) {
    this.oid = objectId(fields.oid);
    this.candid = candidateId(fields.candid);
    this.ssdistnr = perhapsMeasured('ssdistnr', fields.ssdistnr);
    this.ssmagnr = perhapsMeasured('ssmagnr', fields.ssmagnr);
    this.ssnamenr = perhapsText('ssnamenr', fields.ssnamenr);
  }
}
