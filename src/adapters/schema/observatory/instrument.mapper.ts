import { Instrument } from '../../../domain/observatory/instrument.js';
import type { InstrumentRow } from './instrument.schema.js';

export const instrumentMapper = {
  toDomain: (row: InstrumentRow): Instrument => new Instrument(row),
  toRow: ({ name, telescope, description, available }: Instrument): InstrumentRow => ({ name, telescope, description, available }),
  toKey: ({ name }: Pick<Instrument, 'name'>) => ({ name }),
} as const;
