import { AllwiseSource } from '../../../domain/catalog/allwise-source.js';
import type { AllwiseSourceRow } from './allwise-source.schema.js';

export const allwiseSourceMapper = {
  toDomain: (row: AllwiseSourceRow): AllwiseSource =>
    new AllwiseSource({
      oidCatalog: row.oid_catalog,
      ra: row.ra,
      dec: row.dec,
      w1mpro: row.w1mpro,
      w2mpro: row.w2mpro,
      w3mpro: row.w3mpro,
      w4mpro: row.w4mpro,
      w1sigmpro: row.w1sigmpro,
      w2sigmpro: row.w2sigmpro,
      w3sigmpro: row.w3sigmpro,
      w4sigmpro: row.w4sigmpro,
      jM2mass: row.j_m_2mass,
      hM2mass: row.h_m_2mass,
      kM2mass: row.k_m_2mass,
      jMsig2mass: row.j_msig_2mass,
      hMsig2mass: row.h_msig_2mass,
      kMsig2mass: row.k_msig_2mass,
    }),

  toRow: (item: AllwiseSource): AllwiseSourceRow => ({
    oid_catalog: item.oidCatalog,
    ra: item.ra,
    dec: item.dec,
    w1mpro: item.w1mpro,
    w2mpro: item.w2mpro,
    w3mpro: item.w3mpro,
    w4mpro: item.w4mpro,
    w1sigmpro: item.w1sigmpro,
    w2sigmpro: item.w2sigmpro,
    w3sigmpro: item.w3sigmpro,
    w4sigmpro: item.w4sigmpro,
    j_m_2mass: item.jM2mass,
    h_m_2mass: item.hM2mass,
    k_m_2mass: item.kM2mass,
    j_msig_2mass: item.jMsig2mass,
    h_msig_2mass: item.hMsig2mass,
    k_msig_2mass: item.kMsig2mass,
  }),

  toKey: (key: Pick<AllwiseSource, 'oidCatalog'>) => ({ oid_catalog: key.oidCatalog }),
} as const;
