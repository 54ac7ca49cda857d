import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `magstat`. */
export const magnitudeStatisticsTable = defineTable({
  name: 'magstat',
  columns: {
    oid: { kind: 'text' },
    fid: { kind: 'integer' },
    stellar: { kind: 'boolean' },
    corrected: { kind: 'boolean' },
    ndet: { kind: 'integer' },
    ndubious: { kind: 'integer' },
    dmdt_first: { kind: 'double', nullable: true },
    dm_first: { kind: 'double', nullable: true },
    sigmadm_first: { kind: 'double', nullable: true },
    dt_first: { kind: 'double', nullable: true },
    magmean: { kind: 'double', nullable: true },
    magmedian: { kind: 'double', nullable: true },
    magmax: { kind: 'double', nullable: true },
    magmin: { kind: 'double', nullable: true },
    magsigma: { kind: 'double', nullable: true },
    maglast: { kind: 'double', nullable: true },
    magfirst: { kind: 'double', nullable: true },
    magmean_corr: { kind: 'double', nullable: true },
    magmedian_corr: { kind: 'double', nullable: true },
    magmax_corr: { kind: 'double', nullable: true },
    magmin_corr: { kind: 'double', nullable: true },
    magsigma_corr: { kind: 'double', nullable: true },
    maglast_corr: { kind: 'double', nullable: true },
    magfirst_corr: { kind: 'double', nullable: true },
    firstmjd: { kind: 'double', nullable: true },
    lastmjd: { kind: 'double', nullable: true },
    step_id_corr: { kind: 'text' },
    saturation_rate: { kind: 'double', nullable: true },
  },
  primaryKey: ['oid', 'fid'],
  foreignKeys: {
    magstat_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
  indexes: {
    ix_magstats_dmdt_first: { columns: ['dmdt_first'] },
    ix_magstats_firstmjd: { columns: ['firstmjd'] },
    ix_magstats_lastmjd: { columns: ['lastmjd'] },
    ix_magstats_magfirst: { columns: ['magfirst'] },
    ix_magstats_maglast: { columns: ['maglast'] },
    ix_magstats_magmean: { columns: ['magmean'] },
    ix_magstats_magmin: { columns: ['magmin'] },
    ix_magstats_ndet: { columns: ['ndet'] },
    ix_magstats_oid: { columns: ['oid'], method: 'hash' },
  },
});

export type MagnitudeStatisticsRow = RowOf<typeof magnitudeStatisticsTable>;
