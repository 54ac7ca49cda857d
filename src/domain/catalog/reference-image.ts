import type { CandidateId, ObjectId } from '../shared/ids.js';
import { type Band, band } from './band.js';
import { candidateId, objectId } from './catalog-id.js';
import { atLeast, longInteger, measured, perhapsInteger, perhapsMeasured } from './measurement.js';
import { type Degrees, declination, rightAscension } from './sky-position.js';

/** The columns of a row; `null` means not known. */
export interface ReferenceImageFields {
  readonly oid: string;
  readonly rfid: bigint;
  readonly candid: bigint;
  readonly fid: number;
  readonly rcid: number | null;
  readonly field: number | null;
  readonly magnr: number | null;
  readonly sigmagnr: number | null;
  readonly chinr: number | null;
  readonly sharpnr: number | null;
  readonly ranr: number;
  readonly decnr: number;
  readonly mjdstartref: number;
  readonly mjdendref: number;
  readonly nframesref: number;
}

/**
 * The image that a detection was subtracted from, and the source in it nearest to the object: degrees, mag, dates as mjd. Immutable.
 */
export class ReferenceImage implements ReferenceImageFields {
  readonly oid: ObjectId;
  readonly rfid: bigint;
  readonly candid: CandidateId;
  readonly fid: Band;
  readonly rcid: number | null;
  readonly field: number | null;
  readonly magnr: number | null;
  readonly sigmagnr: number | null;
  readonly chinr: number | null;
  readonly sharpnr: number | null;
  readonly ranr: Degrees;
  readonly decnr: Degrees;
  readonly mjdstartref: number;
  readonly mjdendref: number;
  readonly nframesref: number;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: ReferenceImageFields) {
    this.oid = objectId(fields.oid);
    this.rfid = longInteger('rfid', fields.rfid);
    this.candid = candidateId(fields.candid);
    this.fid = band(fields.fid);
    this.rcid = perhapsInteger('rcid', fields.rcid);
    this.field = perhapsInteger('field', fields.field);
    this.magnr = perhapsMeasured('magnr', fields.magnr);
    this.sigmagnr = perhapsMeasured('sigmagnr', fields.sigmagnr);
    this.chinr = perhapsMeasured('chinr', fields.chinr);
    this.sharpnr = perhapsMeasured('sharpnr', fields.sharpnr);
    this.ranr = rightAscension(fields.ranr, 'ranr');
    this.decnr = declination(fields.decnr, 'decnr');
    this.mjdstartref = measured('mjdstartref', fields.mjdstartref);
    this.mjdendref = measured('mjdendref', fields.mjdendref);
    this.nframesref = atLeast('nframesref', fields.nframesref, 0);
  }
}
