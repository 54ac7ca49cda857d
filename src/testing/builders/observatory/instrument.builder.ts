import { Instrument, type InstrumentFields } from '../../../domain/observatory/instrument.js';

const FIELDS: InstrumentFields = { name: 'CHAI', telescope: 'FYST', description: 'CCAT Heterodyne Array Instrument', available: true };

/** An instrument with a value in every field, for a test that cares about the given ones. */
export function anInstrument(fields: Partial<InstrumentFields> = {}): Instrument {
  return new Instrument({ ...FIELDS, ...fields });
}
