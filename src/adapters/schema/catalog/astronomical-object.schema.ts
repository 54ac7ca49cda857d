import { defineTable, type RowOf } from '../shared/table.js';

/** One row per object on the sky; the columns of ALeRCE's `object`, computed from its detections. `ix_object_position`, for cones, is ours. */
export const astronomicalObjectTable = defineTable({
  name: 'object',
  columns: {
    oid: { kind: 'text' },
    ndethist: { kind: 'integer', nullable: true },
    ncovhist: { kind: 'integer', nullable: true },
    mjdstarthist: { kind: 'double', nullable: true },
    mjdendhist: { kind: 'double', nullable: true },
    corrected: { kind: 'boolean', nullable: true },
    stellar: { kind: 'boolean', nullable: true },
    ndet: { kind: 'integer', nullable: true },
    g_r_max: { kind: 'double', nullable: true },
    g_r_max_corr: { kind: 'double', nullable: true },
    g_r_mean: { kind: 'double', nullable: true },
    g_r_mean_corr: { kind: 'double', nullable: true },
    meanra: { kind: 'double', nullable: true },
    meandec: { kind: 'double', nullable: true },
    sigmara: { kind: 'double', nullable: true },
    sigmadec: { kind: 'double', nullable: true },
    deltajd: { kind: 'double', nullable: true },
    firstmjd: { kind: 'double', nullable: true },
    lastmjd: { kind: 'double', nullable: true },
    step_id_corr: { kind: 'text', nullable: true },
    diffpos: { kind: 'boolean', nullable: true },
    reference_change: { kind: 'boolean', nullable: true },
  },
  primaryKey: ['oid'],
  indexes: {
    ix_object_firstmjd: { columns: ['firstmjd'] },
    ix_object_g_r_max: { columns: ['g_r_max'] },
    ix_object_g_r_mean_corr: { columns: ['g_r_mean_corr'] },
    ix_object_meandec: { columns: ['meandec'] },
    ix_object_meanra: { columns: ['meanra'] },
    ix_object_ndet: { columns: ['ndet'] },
    ix_object_position: { columns: ['meandec', 'meanra'] },
  },
});

export type AstronomicalObjectRow = RowOf<typeof astronomicalObjectTable>;
