import type { CandidateId, ObjectId } from '../shared/ids.js';
import { candidateId, objectId } from './catalog-id.js';
import { perhapsMeasured } from './measurement.js';

/** The columns of a row; `null` means not known. */
export interface GaiaMatchFields {
  readonly oid: string;
  readonly candid: bigint;
  readonly neargaia: number | null;
  readonly neargaiabright: number | null;
  readonly maggaia: number | null;
  readonly maggaiabright: number | null;
  readonly unique1: boolean;
}

/**
 * The nearest source of Gaia to an object, and the nearest bright one: distances in arc seconds, magnitudes G in mag. `unique1` is false once
 * an alert has named another source. Immutable.
 */
export class GaiaMatch implements GaiaMatchFields {
  readonly oid: ObjectId;
  readonly candid: CandidateId;
  readonly neargaia: number | null;
  readonly neargaiabright: number | null;
  readonly maggaia: number | null;
  readonly maggaiabright: number | null;
  readonly unique1: boolean;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: GaiaMatchFields) {
    this.oid = objectId(fields.oid);
    this.candid = candidateId(fields.candid);
    this.neargaia = perhapsMeasured('neargaia', fields.neargaia);
    this.neargaiabright = perhapsMeasured('neargaiabright', fields.neargaiabright);
    this.maggaia = perhapsMeasured('maggaia', fields.maggaia);
    this.maggaiabright = perhapsMeasured('maggaiabright', fields.maggaiabright);
    this.unique1 = fields.unique1;
  }
}
