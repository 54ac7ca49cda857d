import type { ObservingProgramRepository } from '../../../ports/observatory/observing-program.repository.js';
import type { ObsUnitRepository } from '../../../ports/observatory/obs-unit.repository.js';
import type { SourceRepository } from '../../../ports/observatory/source.repository.js';
import type { SubObservingProgramRepository } from '../../../ports/observatory/sub-observing-program.repository.js';

/** Programs, sources and obs units as they are stored in an observatory database. */
export interface PlanningSubject {
  readonly programs: ObservingProgramRepository;
  readonly subPrograms: SubObservingProgramRepository;
  readonly sources: SourceRepository;
  readonly obsUnits: ObsUnitRepository;
}
