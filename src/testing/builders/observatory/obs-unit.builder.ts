import { ObsUnit, type ObsUnitFields } from '../../../domain/observatory/obs-unit.js';

const FIELDS: ObsUnitFields = {
  name: 'Orion-KL map',
  program: 'GEco',
  subProgram: 'Orion',
  source: 'Orion-KL',
  obsMode: 'on-the-fly map',
  observationConfiguration: { map_width_arcmin: 10.5, scan_speed_arcsec_per_s: 120 },
  moduleSettings: [{ module: 'LFA', configuration: 'CI-492' }],
  priority: 10,
  plannedExecutions: 2,
};

/** An obs unit with a value in every field, for a test that cares about the given ones. */
export function anObsUnit(fields: Partial<ObsUnitFields> = {}): ObsUnit {
  return new ObsUnit({ ...FIELDS, ...fields });
}
