import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `allwise`. */
export const allwiseSourceTable = defineTable({
  name: 'allwise',
  columns: {
    oid_catalog: { kind: 'text' },
    ra: { kind: 'double' },
    dec: { kind: 'double' },
    w1mpro: { kind: 'double', nullable: true },
    w2mpro: { kind: 'double', nullable: true },
    w3mpro: { kind: 'double', nullable: true },
    w4mpro: { kind: 'double', nullable: true },
    w1sigmpro: { kind: 'double', nullable: true },
    w2sigmpro: { kind: 'double', nullable: true },
    w3sigmpro: { kind: 'double', nullable: true },
    w4sigmpro: { kind: 'double', nullable: true },
    j_m_2mass: { kind: 'double', nullable: true },
    h_m_2mass: { kind: 'double', nullable: true },
    k_m_2mass: { kind: 'double', nullable: true },
    j_msig_2mass: { kind: 'double', nullable: true },
    h_msig_2mass: { kind: 'double', nullable: true },
    k_msig_2mass: { kind: 'double', nullable: true },
  },
  primaryKey: ['oid_catalog'],
  indexes: {
    ix_allwise_dec: { columns: ['dec'] },
    ix_allwise_ra: { columns: ['ra'] },
  },
});

export type AllwiseSourceRow = RowOf<typeof allwiseSourceTable>;
