import { ObservingProgram } from '../../../domain/observatory/observing-program.js';
import type { ObservingProgramRow } from './observing-program.schema.js';

export const observingProgramMapper = {
  toDomain: ({ short_name, title }: ObservingProgramRow): ObservingProgram => new ObservingProgram({ shortName: short_name, title }),
  toRow: ({ shortName, title }: ObservingProgram): ObservingProgramRow => ({ short_name: shortName, title }),
  toKey: ({ shortName }: Pick<ObservingProgram, 'shortName'>) => ({ short_name: shortName }),
} as const;
