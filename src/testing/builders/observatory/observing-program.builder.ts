import { ObservingProgram, type ObservingProgramFields } from '../../../domain/observatory/observing-program.js';

const FIELDS: ObservingProgramFields = { shortName: 'GEco', title: 'Galactic ecology' };

/** A program with a value in every field, for a test that cares about the given ones. */
export function anObservingProgram(fields: Partial<ObservingProgramFields> = {}): ObservingProgram {
  return new ObservingProgram({ ...FIELDS, ...fields });
}
