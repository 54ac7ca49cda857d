import { ExecutedObsUnit } from '../../../domain/observatory/executed-obs-unit.js';
import type { ExecutedObsUnitRow } from './executed-obs-unit.schema.js';

export const executedObsUnitMapper = {
  toDomain: (row: ExecutedObsUnitRow): ExecutedObsUnit =>
    new ExecutedObsUnit({
      id: row.id,
      obsUnit: row.obs_unit,
      plannedObsUnit: row.planned_obs_unit ?? undefined,
      startedAt: row.started_at,
      endedAt: row.ended_at ?? undefined,
    }),

  toRow: (unit: ExecutedObsUnit): ExecutedObsUnitRow => ({
    id: unit.id,
    obs_unit: unit.obsUnit,
    planned_obs_unit: unit.plannedObsUnit ?? null,
    started_at: unit.startedAt,
    ended_at: unit.endedAt ?? null,
  }),
} as const;
