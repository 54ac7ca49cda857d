import { SubObservingProgram, type SubObservingProgramFields } from '../../../domain/observatory/sub-observing-program.js';

const FIELDS: SubObservingProgramFields = { program: 'GEco', name: 'Orion', title: 'The Orion molecular clouds' };

/** A sub program with a value in every field, for a test that cares about the given ones. */
export function aSubObservingProgram(fields: Partial<SubObservingProgramFields> = {}): SubObservingProgram {
  return new SubObservingProgram({ ...FIELDS, ...fields });
}
