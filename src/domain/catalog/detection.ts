import type { CandidateId, ObjectId } from '../shared/ids.js';
import { InvalidValue } from '../shared/invalid-value.js';
import { band, type Band } from './band.js';
import { candidateId, objectId } from './catalog-id.js';
import { filledText } from './filled-text.js';
import { magnitude, perhapsInteger, perhapsLongInteger, perhapsMagnitude, perhapsMeasured } from './measurement.js';
import { modifiedJulianDate, type ModifiedJulianDate } from './modified-julian-date.js';
import { declination, rightAscension, type Degrees } from './sky-position.js';

/** What a detection is built from; `null` means not measured or not known. */
export interface DetectionFields {
  readonly candid: bigint;
  readonly oid: string;
  readonly mjd: number;
  readonly fid: number;
  readonly pid: bigint | null;
  readonly diffmaglim: number | null;
  readonly isdiffpos: number;
  readonly nid: number | null;
  readonly ra: number;
  readonly dec: number;
  readonly magpsf: number;
  readonly sigmapsf: number;
  readonly magap: number | null;
  readonly sigmagap: number | null;
  readonly distnr: number | null;
  readonly rb: number | null;
  readonly rbversion: string | null;
  readonly drb: number | null;
  readonly drbversion: string | null;
  readonly magapbig: number | null;
  readonly sigmagapbig: number | null;
  readonly rfid: number | null;
  readonly magpsfCorr: number | null;
  readonly sigmapsfCorr: number | null;
  readonly sigmapsfCorrExt: number | null;
  readonly corrected: boolean;
  readonly dubious: boolean;
  readonly parentCandid: bigint | null;
  readonly hasStamp: boolean;
  readonly stepIdCorr: string;
}

/**
 * One sighting of an object in one image: where, when, in which band and how bright. Immutable; names and meanings are
 * those of the ZTF alert packet (magnitudes in mag, `distnr` in pixels, `rb` and `drb` real-bogus scores from 0 to 1).
 * Source: ZTF Avro schemas, `candidate.avsc` 3.3; the `Corr` fields: Förster et al. 2021, AJ 161, 242 (ALeRCE).
 */
export class Detection implements DetectionFields {
  readonly candid: CandidateId;
  readonly oid: ObjectId;
  readonly mjd: ModifiedJulianDate;
  /** 1 g, 2 r, 3 i. */
  readonly fid: Band;
  /** Id of the processing run; 64 bits. */
  readonly pid: bigint | null;
  /** 5-sigma limiting magnitude of the image. */
  readonly diffmaglim: number | null;
  /** 1: brighter than in the reference image; -1: fainter. */
  readonly isdiffpos: 1 | -1;
  readonly nid: number | null;
  readonly ra: Degrees;
  readonly dec: Degrees;
  readonly magpsf: number;
  readonly sigmapsf: number;
  readonly magap: number | null;
  readonly sigmagap: number | null;
  readonly distnr: number | null;
  readonly rb: number | null;
  readonly rbversion: string | null;
  readonly drb: number | null;
  readonly drbversion: string | null;
  readonly magapbig: number | null;
  readonly sigmagapbig: number | null;
  readonly rfid: number | null;
  readonly magpsfCorr: number | null;
  readonly sigmapsfCorr: number | null;
  readonly sigmapsfCorrExt: number | null;
  readonly corrected: boolean;
  readonly dubious: boolean;
  /** The alert that brought this as a previous candidate; 0, -1 or null when it came in an alert of its own. */
  readonly parentCandid: bigint | null;
  readonly hasStamp: boolean;
  readonly stepIdCorr: string;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: DetectionFields) {
    this.candid = candidateId(fields.candid);
    this.oid = objectId(fields.oid);
    this.mjd = modifiedJulianDate(fields.mjd);
    this.fid = band(fields.fid);
    this.pid = perhapsLongInteger('pid', fields.pid);
    this.diffmaglim = perhapsMeasured('diffmaglim', fields.diffmaglim);
    this.isdiffpos = differenceSign(fields.isdiffpos);
    this.nid = perhapsInteger('nid', fields.nid);
    this.ra = rightAscension(fields.ra);
    this.dec = declination(fields.dec);
    this.magpsf = magnitude('magpsf', fields.magpsf);
    this.sigmapsf = magnitude('sigmapsf', fields.sigmapsf);
    this.magap = perhapsMeasured('magap', fields.magap);
    this.sigmagap = perhapsMeasured('sigmagap', fields.sigmagap);
    this.distnr = perhapsMeasured('distnr', fields.distnr);
    this.rb = perhapsMeasured('rb', fields.rb);
    this.rbversion = fields.rbversion;
    this.drb = perhapsMeasured('drb', fields.drb);
    this.drbversion = fields.drbversion;
    this.magapbig = perhapsMeasured('magapbig', fields.magapbig);
    this.sigmagapbig = perhapsMeasured('sigmagapbig', fields.sigmagapbig);
    this.rfid = perhapsInteger('rfid', fields.rfid);
    this.magpsfCorr = perhapsMagnitude('magpsf_corr', fields.magpsfCorr);
    this.sigmapsfCorr = perhapsMeasured('sigmapsf_corr', fields.sigmapsfCorr);
    this.sigmapsfCorrExt = perhapsMeasured('sigmapsf_corr_ext', fields.sigmapsfCorrExt);
    this.corrected = fields.corrected;
    this.dubious = fields.dubious;
    this.parentCandid = perhapsLongInteger('parent_candid', fields.parentCandid);
    this.hasStamp = fields.hasStamp;
    this.stepIdCorr = filledText('step_id_corr', fields.stepIdCorr);
  }
}

function differenceSign(sign: number): 1 | -1 {
  if (sign !== 1 && sign !== -1) throw new InvalidValue('isdiffpos', sign, '1 or -1');
  return sign;
}
