import type { ObservingProgram } from '../../domain/observatory/observing-program.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type ObservingProgramKey = Pick<ObservingProgram, 'shortName'>;

/** The observing programs. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class ObservingProgramRepository extends RecordRepository<ObservingProgram, ObservingProgramKey> {}
