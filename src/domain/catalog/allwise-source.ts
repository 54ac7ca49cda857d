import { filledText } from './filled-text.js';
import { perhapsMeasured } from './measurement.js';
import { type Degrees, declination, rightAscension } from './sky-position.js';

/** The columns of a row; `null` means not known. */
export interface AllwiseSourceFields {
  readonly oidCatalog: string;
  readonly ra: number;
  readonly dec: number;
  readonly w1mpro: number | null;
  readonly w2mpro: number | null;
  readonly w3mpro: number | null;
  readonly w4mpro: number | null;
  readonly w1sigmpro: number | null;
  readonly w2sigmpro: number | null;
  readonly w3sigmpro: number | null;
  readonly w4sigmpro: number | null;
  readonly jM2mass: number | null;
  readonly hM2mass: number | null;
  readonly kM2mass: number | null;
  readonly jMsig2mass: number | null;
  readonly hMsig2mass: number | null;
  readonly kMsig2mass: number | null;
}

/**
 * A source of the AllWISE catalog: position in degrees, magnitudes in the bands W1 to W4 and, of 2MASS, J, H and K, each with its error.
 * Source: Cutri et al. 2013, Explanatory Supplement to the AllWISE Data Release Products. Immutable.
 */
export class AllwiseSource implements AllwiseSourceFields {
  readonly oidCatalog: string;
  readonly ra: Degrees;
  readonly dec: Degrees;
  readonly w1mpro: number | null;
  readonly w2mpro: number | null;
  readonly w3mpro: number | null;
  readonly w4mpro: number | null;
  readonly w1sigmpro: number | null;
  readonly w2sigmpro: number | null;
  readonly w3sigmpro: number | null;
  readonly w4sigmpro: number | null;
  readonly jM2mass: number | null;
  readonly hM2mass: number | null;
  readonly kM2mass: number | null;
  readonly jMsig2mass: number | null;
  readonly hMsig2mass: number | null;
  readonly kMsig2mass: number | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: AllwiseSourceFields) {
    this.oidCatalog = filledText('oid_catalog', fields.oidCatalog);
    this.ra = rightAscension(fields.ra);
    this.dec = declination(fields.dec);
    this.w1mpro = perhapsMeasured('w1mpro', fields.w1mpro);
    this.w2mpro = perhapsMeasured('w2mpro', fields.w2mpro);
    this.w3mpro = perhapsMeasured('w3mpro', fields.w3mpro);
    this.w4mpro = perhapsMeasured('w4mpro', fields.w4mpro);
    this.w1sigmpro = perhapsMeasured('w1sigmpro', fields.w1sigmpro);
    this.w2sigmpro = perhapsMeasured('w2sigmpro', fields.w2sigmpro);
    this.w3sigmpro = perhapsMeasured('w3sigmpro', fields.w3sigmpro);
    this.w4sigmpro = perhapsMeasured('w4sigmpro', fields.w4sigmpro);
    this.jM2mass = perhapsMeasured('j_m_2mass', fields.jM2mass);
    this.hM2mass = perhapsMeasured('h_m_2mass', fields.hM2mass);
    this.kM2mass = perhapsMeasured('k_m_2mass', fields.kM2mass);
    this.jMsig2mass = perhapsMeasured('j_msig_2mass', fields.jMsig2mass);
    this.hMsig2mass = perhapsMeasured('h_msig_2mass', fields.hMsig2mass);
    this.kMsig2mass = perhapsMeasured('k_msig_2mass', fields.kMsig2mass);
  }
}
