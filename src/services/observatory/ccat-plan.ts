import { ConstantElevationSource } from '../../domain/observatory/constant-elevation-source.js';
import { FixedSource } from '../../domain/observatory/fixed-source.js';
import { ObsUnit, type ModuleSetting, type ObsUnitFields } from '../../domain/observatory/obs-unit.js';
import { ObservingProgram } from '../../domain/observatory/observing-program.js';
import { declinationFrom, rightAscensionFrom } from '../../domain/observatory/sexagesimal.js';
import { SolarSystemObject } from '../../domain/observatory/solar-system-object.js';
import type { Source } from '../../domain/observatory/source.js';
import { SubObservingProgram } from '../../domain/observatory/sub-observing-program.js';

/** ICRS positions as SIMBAD gives them (Wenger et al. 2000, A&AS 143, 9; objects `NAME Orion KL` and `CW Leo`). */
export const CCAT_SOURCES: readonly Source[] = [
  new FixedSource({ name: 'Orion-KL', ra: rightAscensionFrom('05:35:14.16'), dec: declinationFrom('-05:22:21.5') }),
  new FixedSource({ name: 'IRC10216', ra: rightAscensionFrom('09:47:57.40632'), dec: declinationFrom('+13:16:43.5648') }),
  new SolarSystemObject({ name: 'Jupiter', naifId: 599 }),
  new ConstantElevationSource({ name: 'CMB-east', azimuthFrom: 60, azimuthTo: 140, elevation: 45 }),
];

export const CCAT_PROGRAMS = [
  new ObservingProgram({ shortName: 'GEco', title: 'Galactic ecology' }),
  new ObservingProgram({ shortName: 'CMB', title: 'Cosmic microwave background' }),
  new ObservingProgram({ shortName: 'Cal', title: 'Calibration' }),
  new ObservingProgram({ shortName: 'ENG', title: 'Engineering' }),
] as const;

export const CCAT_SUB_PROGRAMS = [
  new SubObservingProgram({ program: 'GEco', name: 'Orion', title: 'Molecular clouds in Orion' }),
  new SubObservingProgram({ program: 'GEco', name: 'evolved-stars', title: 'Envelopes of evolved stars' }),
  new SubObservingProgram({ program: 'CMB', name: 'wide-field', title: 'Wide field survey' }),
  new SubObservingProgram({ program: 'Cal', name: 'planets', title: 'Beams and fluxes from planets' }),
  new SubObservingProgram({ program: 'ENG', name: 'commissioning', title: 'Commissioning' }),
] as const;

const setting = (module: string, configuration: string): ModuleSetting => ({ module, configuration });
const planned = (fields: Omit<ObsUnitFields, 'plannedExecutions'> & { readonly executions: number }): ObsUnit =>
  new ObsUnit({ ...fields, plannedExecutions: fields.executions });

export const CCAT_OBS_UNITS = [
  planned({
    name: 'Orion-KL CI map',
    program: 'GEco',
    subProgram: 'Orion',
    source: 'Orion-KL',
    obsMode: 'on-the-fly map',
    observationConfiguration: { map_width_arcmin: 10, map_height_arcmin: 10, scan_speed_arcsec_per_s: 60 },
    moduleSettings: [setting('LFA', 'CI-492'), setting('HFA', 'CI-809')],
    priority: 10,
    executions: 4,
  }),
  planned({
    name: 'Orion-KL CO map',
    program: 'GEco',
    subProgram: 'Orion',
    source: 'Orion-KL',
    obsMode: 'on-the-fly map',
    observationConfiguration: { map_width_arcmin: 20, map_height_arcmin: 20, scan_speed_arcsec_per_s: 120 },
    moduleSettings: [setting('LFA', 'CO-4-3'), setting('HFA', 'CO-7-6')],
    priority: 20,
    executions: 2,
  }),
  planned({
    name: 'IRC10216 CO raster',
    program: 'GEco',
    subProgram: 'evolved-stars',
    source: 'IRC10216',
    obsMode: 'raster',
    observationConfiguration: { points: 9, spacing_arcsec: 20, integration_s: 30 },
    moduleSettings: [setting('HFA', 'CO-7-6')],
    priority: 20,
    executions: 2,
  }),
  planned({
    name: 'CMB-east scan',
    program: 'CMB',
    subProgram: 'wide-field',
    source: 'CMB-east',
    obsMode: 'constant elevation scan',
    observationConfiguration: { scan_speed_deg_per_s: 1, duration_min: 60 },
    moduleSettings: [setting('280GHz', 'all-detectors'), setting('350GHz', 'all-detectors')],
    priority: 30,
    executions: 100,
  }),
  planned({
    name: 'Jupiter beam map',
    program: 'Cal',
    subProgram: 'planets',
    source: 'Jupiter',
    obsMode: 'daisy',
    observationConfiguration: { radius_arcmin: 15, duration_min: 10 },
    moduleSettings: [setting('280GHz', 'all-detectors')],
    priority: 5,
    executions: 10,
  }),
  planned({
    name: 'Jupiter pointing',
    program: 'ENG',
    subProgram: 'commissioning',
    source: 'Jupiter',
    obsMode: 'cross scan',
    observationConfiguration: { length_arcmin: 5, repeats: 2 },
    moduleSettings: [setting('LFA', 'CO-4-3')],
    priority: 1,
    executions: 1,
  }),
] as const;
