import { InstrumentModule, type InstrumentModuleFields } from '../../../domain/observatory/instrument-module.js';

const FIELDS: InstrumentModuleFields = { name: 'LFA', instrument: 'CHAI', description: 'Low frequency array' };

/** A module with a value in every field, for a test that cares about the given ones. */
export function anInstrumentModule(fields: Partial<InstrumentModuleFields> = {}): InstrumentModule {
  return new InstrumentModule({ ...FIELDS, ...fields });
}
