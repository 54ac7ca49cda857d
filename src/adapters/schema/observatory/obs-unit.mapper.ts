import { ObsUnit } from '../../../domain/observatory/obs-unit.js';
import { configurationParametersMapper } from './configuration-parameters.mapper.js';
import type { ModuleSettingRow, ObsUnitRow } from './obs-unit.schema.js';

export const obsUnitMapper = {
  /** With the rows of its modules. */
  toDomain: (row: ObsUnitRow, moduleSettings: readonly ModuleSettingRow[]): ObsUnit =>
    new ObsUnit({
      name: row.name,
      program: row.program,
      subProgram: row.sub_program,
      source: row.source,
      obsMode: row.obs_mode,
      observationConfiguration: configurationParametersMapper.toDomain(row.observation_configuration),
      moduleSettings,
      priority: row.priority,
      plannedExecutions: row.planned_executions,
    }),

  toRow: (unit: ObsUnit): ObsUnitRow => ({
    name: unit.name,
    program: unit.program,
    sub_program: unit.subProgram,
    source: unit.source,
    obs_mode: unit.obsMode,
    observation_configuration: configurationParametersMapper.toText(unit.observationConfiguration),
    priority: unit.priority,
    planned_executions: unit.plannedExecutions,
  }),

  toKey: ({ name }: Pick<ObsUnit, 'name'>) => ({ name }),

  toModuleRows: ({ name, moduleSettings }: ObsUnit): ModuleSettingRow[] =>
    moduleSettings.map((setting) => ({ obs_unit: name, ...setting })),
} as const;
