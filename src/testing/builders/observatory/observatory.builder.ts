import { Observatory, type ObservatoryFields } from '../../../domain/observatory/observatory.js';

const FIELDS: ObservatoryFields = { name: 'CCAT', description: 'Cerro Chajnantor Atacama Telescope' };

/** An observatory with a value in every field, for a test that cares about the given ones. */
export function anObservatory(fields: Partial<ObservatoryFields> = {}): Observatory {
  return new Observatory({ ...FIELDS, ...fields });
}
