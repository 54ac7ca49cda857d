import type { CandidateId, ObjectId } from '../shared/ids.js';
import { candidateId, objectId } from './catalog-id.js';
import { atLeast, perhapsLongInteger, perhapsMeasured } from './measurement.js';
import { fuller } from './preferred-record.js';
import type { Ps1Uniqueness } from './ps1-uniqueness.js';

/** The columns of a row; `null` means not known. */
export interface Ps1MatchFields {
  readonly oid: string;
  readonly candid: bigint;
  readonly objectidps1: bigint | null;
  readonly sgmag1: number | null;
  readonly srmag1: number | null;
  readonly simag1: number | null;
  readonly szmag1: number | null;
  readonly sgscore1: number | null;
  readonly distpsnr1: number | null;
  readonly objectidps2: bigint | null;
  readonly sgmag2: number | null;
  readonly srmag2: number | null;
  readonly simag2: number | null;
  readonly szmag2: number | null;
  readonly sgscore2: number | null;
  readonly distpsnr2: number | null;
  readonly objectidps3: bigint | null;
  readonly sgmag3: number | null;
  readonly srmag3: number | null;
  readonly simag3: number | null;
  readonly szmag3: number | null;
  readonly sgscore3: number | null;
  readonly distpsnr3: number | null;
  readonly nmtchps: number;
  readonly unique1: boolean;
  readonly unique2: boolean;
  readonly unique3: boolean;
}

/**
 * The three nearest sources of Pan-STARRS 1 to a detection: 64-bit ids, magnitudes in mag, star-galaxy scores from 0 to 1 (1: a star) and distances
 * in arc seconds. A `unique` is false where another alert of the object names another source. Immutable.
 */
export class Ps1Match implements Ps1MatchFields {
  readonly oid: ObjectId;
  readonly candid: CandidateId;
  readonly objectidps1: bigint | null;
  readonly sgmag1: number | null;
  readonly srmag1: number | null;
  readonly simag1: number | null;
  readonly szmag1: number | null;
  readonly sgscore1: number | null;
  readonly distpsnr1: number | null;
  readonly objectidps2: bigint | null;
  readonly sgmag2: number | null;
  readonly srmag2: number | null;
  readonly simag2: number | null;
  readonly szmag2: number | null;
  readonly sgscore2: number | null;
  readonly distpsnr2: number | null;
  readonly objectidps3: bigint | null;
  readonly sgmag3: number | null;
  readonly srmag3: number | null;
  readonly simag3: number | null;
  readonly szmag3: number | null;
  readonly sgscore3: number | null;
  readonly distpsnr3: number | null;
  readonly nmtchps: number;
  readonly unique1: boolean;
  readonly unique2: boolean;
  readonly unique3: boolean;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: Ps1MatchFields) {
    this.oid = objectId(fields.oid);
    this.candid = candidateId(fields.candid);
    this.objectidps1 = perhapsLongInteger('objectidps1', fields.objectidps1);
    this.sgmag1 = perhapsMeasured('sgmag1', fields.sgmag1);
    this.srmag1 = perhapsMeasured('srmag1', fields.srmag1);
    this.simag1 = perhapsMeasured('simag1', fields.simag1);
    this.szmag1 = perhapsMeasured('szmag1', fields.szmag1);
    this.sgscore1 = perhapsMeasured('sgscore1', fields.sgscore1);
    this.distpsnr1 = perhapsMeasured('distpsnr1', fields.distpsnr1);
    this.objectidps2 = perhapsLongInteger('objectidps2', fields.objectidps2);
    this.sgmag2 = perhapsMeasured('sgmag2', fields.sgmag2);
    this.srmag2 = perhapsMeasured('srmag2', fields.srmag2);
    this.simag2 = perhapsMeasured('simag2', fields.simag2);
    this.szmag2 = perhapsMeasured('szmag2', fields.szmag2);
    this.sgscore2 = perhapsMeasured('sgscore2', fields.sgscore2);
    this.distpsnr2 = perhapsMeasured('distpsnr2', fields.distpsnr2);
    this.objectidps3 = perhapsLongInteger('objectidps3', fields.objectidps3);
    this.sgmag3 = perhapsMeasured('sgmag3', fields.sgmag3);
    this.srmag3 = perhapsMeasured('srmag3', fields.srmag3);
    this.simag3 = perhapsMeasured('simag3', fields.simag3);
    this.szmag3 = perhapsMeasured('szmag3', fields.szmag3);
    this.sgscore3 = perhapsMeasured('sgscore3', fields.sgscore3);
    this.distpsnr3 = perhapsMeasured('distpsnr3', fields.distpsnr3);
    this.nmtchps = atLeast('nmtchps', fields.nmtchps, 0);
    this.unique1 = fields.unique1;
    this.unique2 = fields.unique2;
    this.unique3 = fields.unique3;
  }

  /** The match of one detection when it has come twice: the fuller one, with the uniqueness of this one. */
  with(added: Ps1Match): Ps1Match {
    return fuller(this, added.marked(this));
  }

  /** Returns this match itself when it says so already. */
  marked({ unique1, unique2, unique3 }: Ps1Uniqueness): Ps1Match {
    const same = this.unique1 === unique1 && this.unique2 === unique2 && this.unique3 === unique3;
    return same ? this : new Ps1Match({ ...this, unique1, unique2, unique3 });
  }
}
