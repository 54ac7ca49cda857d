import { SubObservingProgram } from '../../../domain/observatory/sub-observing-program.js';
import type { SubObservingProgramRow } from './sub-observing-program.schema.js';

export const subObservingProgramMapper = {
  toDomain: (row: SubObservingProgramRow): SubObservingProgram => new SubObservingProgram(row),
  toRow: ({ program, name, title }: SubObservingProgram): SubObservingProgramRow => ({ program, name, title }),
  toKey: ({ program, name }: Pick<SubObservingProgram, 'program' | 'name'>) => ({ program, name }),
} as const;
