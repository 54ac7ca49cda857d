import type { CandidateId, ObjectId } from '../shared/ids.js';
import { candidateId, objectId } from './catalog-id.js';
import { perhapsMeasured } from './measurement.js';
import { earlier, fuller } from './preferred-record.js';

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

  /**
   * The match of the object when another alert has given this one: that of the earliest alert that names a source. Sources are
   * told apart by `maggaia`, as the distance is another from each detection; an alert without it names none. Returns this match
   * itself when nothing changes, and comes to the same in whichever order alerts are taken.
   */
  with(added: GaiaMatch): GaiaMatch {
    const apart = this.maggaia !== null && added.maggaia !== null && this.maggaia !== added.maggaia;
    const unique1 = this.unique1 && added.unique1 && !apart;
    const kept = preferred(this, added);
    return kept.unique1 === unique1 ? kept : new GaiaMatch({ ...kept, unique1 });
  }
}

function preferred(one: GaiaMatch, other: GaiaMatch): GaiaMatch {
  if ((one.maggaia === null) !== (other.maggaia === null)) return one.maggaia === null ? other : one;
  if (one.candid !== other.candid) return earlier(one, other);
  return fuller(one, other.unique1 === one.unique1 ? other : new GaiaMatch({ ...other, unique1: one.unique1 }));
}
