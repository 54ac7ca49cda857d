import type { SubObservingProgram } from '../../domain/observatory/sub-observing-program.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type SubObservingProgramKey = Pick<SubObservingProgram, 'program' | 'name'>;

/** The parts of observing programs. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class SubObservingProgramRepository extends RecordRepository<SubObservingProgram, SubObservingProgramKey> {
  /** Those of some programs, ordered by program and name. */
  abstract listByPrograms(programs: readonly string[]): Promise<SubObservingProgram[]>;
}
