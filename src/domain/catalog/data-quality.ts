import type { CandidateId, ObjectId } from '../shared/ids.js';
import { type Band, band } from './band.js';
import { candidateId, objectId } from './catalog-id.js';
import { perhapsInteger, perhapsMeasured } from './measurement.js';

/** The columns of a row; `null` means not known. */
export interface DataQualityFields {
  readonly candid: bigint;
  readonly oid: string;
  readonly fid: number;
  readonly xpos: number | null;
  readonly ypos: number | null;
  readonly chipsf: number | null;
  readonly sky: number | null;
  readonly fwhm: number | null;
  readonly classtar: number | null;
  readonly mindtoedge: number | null;
  readonly seeratio: number | null;
  readonly aimage: number | null;
  readonly bimage: number | null;
  readonly aimagerat: number | null;
  readonly bimagerat: number | null;
  readonly nneg: number | null;
  readonly nbad: number | null;
  readonly sumrat: number | null;
  readonly scorr: number | null;
  readonly dsnrms: number | null;
  readonly ssnrms: number | null;
  readonly magzpsci: number | null;
  readonly magzpsciunc: number | null;
  readonly magzpscirms: number | null;
  readonly nmatches: number | null;
  readonly clrcoeff: number | null;
  readonly clrcounc: number | null;
  readonly zpclrcov: number | null;
  readonly zpmed: number | null;
  readonly clrmed: number | null;
  readonly clrrms: number | null;
  readonly exptime: number | null;
}

/**
 * How good the image, the subtraction and the calibration behind a detection are; names and meanings are those of the ZTF alert packet.
 * Source: ZTF Avro schemas, `candidate.avsc` 3.3. Immutable.
 */
export class DataQuality implements DataQualityFields {
  readonly candid: CandidateId;
  readonly oid: ObjectId;
  readonly fid: Band;
  readonly xpos: number | null;
  readonly ypos: number | null;
  readonly chipsf: number | null;
  readonly sky: number | null;
  readonly fwhm: number | null;
  readonly classtar: number | null;
  readonly mindtoedge: number | null;
  readonly seeratio: number | null;
  readonly aimage: number | null;
  readonly bimage: number | null;
  readonly aimagerat: number | null;
  readonly bimagerat: number | null;
  readonly nneg: number | null;
  readonly nbad: number | null;
  readonly sumrat: number | null;
  readonly scorr: number | null;
  readonly dsnrms: number | null;
  readonly ssnrms: number | null;
  readonly magzpsci: number | null;
  readonly magzpsciunc: number | null;
  readonly magzpscirms: number | null;
  readonly nmatches: number | null;
  readonly clrcoeff: number | null;
  readonly clrcounc: number | null;
  readonly zpclrcov: number | null;
  readonly zpmed: number | null;
  readonly clrmed: number | null;
  readonly clrrms: number | null;
  readonly exptime: number | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: DataQualityFields) {
    this.candid = candidateId(fields.candid);
    this.oid = objectId(fields.oid);
    this.fid = band(fields.fid);
    this.xpos = perhapsMeasured('xpos', fields.xpos);
    this.ypos = perhapsMeasured('ypos', fields.ypos);
    this.chipsf = perhapsMeasured('chipsf', fields.chipsf);
    this.sky = perhapsMeasured('sky', fields.sky);
    this.fwhm = perhapsMeasured('fwhm', fields.fwhm);
    this.classtar = perhapsMeasured('classtar', fields.classtar);
    this.mindtoedge = perhapsMeasured('mindtoedge', fields.mindtoedge);
    this.seeratio = perhapsMeasured('seeratio', fields.seeratio);
    this.aimage = perhapsMeasured('aimage', fields.aimage);
    this.bimage = perhapsMeasured('bimage', fields.bimage);
    this.aimagerat = perhapsMeasured('aimagerat', fields.aimagerat);
    this.bimagerat = perhapsMeasured('bimagerat', fields.bimagerat);
    this.nneg = perhapsInteger('nneg', fields.nneg);
    this.nbad = perhapsInteger('nbad', fields.nbad);
    this.sumrat = perhapsMeasured('sumrat', fields.sumrat);
    this.scorr = perhapsMeasured('scorr', fields.scorr);
    this.dsnrms = perhapsMeasured('dsnrms', fields.dsnrms);
    this.ssnrms = perhapsMeasured('ssnrms', fields.ssnrms);
    this.magzpsci = perhapsMeasured('magzpsci', fields.magzpsci);
    this.magzpsciunc = perhapsMeasured('magzpsciunc', fields.magzpsciunc);
    this.magzpscirms = perhapsMeasured('magzpscirms', fields.magzpscirms);
    this.nmatches = perhapsInteger('nmatches', fields.nmatches);
    this.clrcoeff = perhapsMeasured('clrcoeff', fields.clrcoeff);
    this.clrcounc = perhapsMeasured('clrcounc', fields.clrcounc);
    this.zpclrcov = perhapsMeasured('zpclrcov', fields.zpclrcov);
    this.zpmed = perhapsMeasured('zpmed', fields.zpmed);
    this.clrmed = perhapsMeasured('clrmed', fields.clrmed);
    this.clrrms = perhapsMeasured('clrrms', fields.clrrms);
    this.exptime = perhapsMeasured('exptime', fields.exptime);
  }
}
