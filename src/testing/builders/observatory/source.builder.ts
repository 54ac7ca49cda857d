import { ConstantElevationSource, type ConstantElevationSourceFields } from '../../../domain/observatory/constant-elevation-source.js';
import { FixedSource, type FixedSourceFields } from '../../../domain/observatory/fixed-source.js';
import { SolarSystemObject, type SolarSystemObjectFields } from '../../../domain/observatory/solar-system-object.js';

/** A source among the stars, for a test that cares about the given fields. */
export function aFixedSource(fields: Partial<FixedSourceFields> = {}): FixedSource {
  return new FixedSource({ name: 'Orion-KL', ra: 83.809, dec: -5.372639, ...fields });
}

/** A body of the solar system, for a test that cares about the given fields. */
export function aSolarSystemObject(fields: Partial<SolarSystemObjectFields> = {}): SolarSystemObject {
  return new SolarSystemObject({ name: 'Jupiter', naifId: 599, ...fields });
}

/** A range of azimuths at one elevation, for a test that cares about the given fields. */
export function aConstantElevationSource(fields: Partial<ConstantElevationSourceFields> = {}): ConstantElevationSource {
  return new ConstantElevationSource({ name: 'CMB east', azimuthFrom: 45, azimuthTo: 135, elevation: 50, ...fields });
}
