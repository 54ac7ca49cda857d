import { InstrumentModule } from '../../../domain/observatory/instrument-module.js';
import type { InstrumentModuleRow } from './instrument-module.schema.js';

export const instrumentModuleMapper = {
  toDomain: (row: InstrumentModuleRow): InstrumentModule => new InstrumentModule(row),
  toRow: ({ name, instrument, description }: InstrumentModule): InstrumentModuleRow => ({ name, instrument, description }),
  toKey: ({ name }: Pick<InstrumentModule, 'name'>) => ({ name }),
} as const;
