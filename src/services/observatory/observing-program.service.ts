import { service } from '../../container/index.js';
import { ObservingProgram, type ObservingProgramFields } from '../../domain/observatory/observing-program.js';
import { SubObservingProgram, type SubObservingProgramFields } from '../../domain/observatory/sub-observing-program.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { ObservingProgramRepository } from '../../ports/observatory/observing-program.repository.js';
import { SubObservingProgramRepository } from '../../ports/observatory/sub-observing-program.repository.js';
import { allRecords } from './all-records.js';
import { findRegistered, registerItem } from './register-item.js';

/** A program with its parts, in order of name. */
export interface ProgramOverview {
  readonly program: ObservingProgram;
  readonly subPrograms: readonly SubObservingProgram[];
}

/** Observing programs and their parts. */
@service()
export class ObservingProgramService {
  constructor(
    private readonly programs: ObservingProgramRepository,
    private readonly subPrograms: SubObservingProgramRepository,
    private readonly database: ObservatoryDatabase,
  ) {}

  /** @throws InvalidValue, ObservatoryItemExists */
  async addProgram(fields: ObservingProgramFields): Promise<ObservingProgram> {
    const { programs: repository, database } = this;
    const item = new ObservingProgram(fields);
    return registerItem({ database, repository, kind: 'observing program', item, name: item.shortName });
  }

  /** @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the program */
  async addSubProgram(fields: SubObservingProgramFields): Promise<SubObservingProgram> {
    const { subPrograms: repository, database } = this;
    const item = new SubObservingProgram(fields);
    const check = () => findRegistered(this.programs, 'observing program', { shortName: item.program });
    return registerItem({ database, repository, kind: 'sub observing program', item, name: `${item.program} ${item.name}`, check });
  }

  /** Every program, ordered by short name. */
  listPrograms(): Promise<ProgramOverview[]> {
    return this.database.read(async () => {
      const programs = await allRecords(this.programs);
      const parts = await this.subPrograms.listByPrograms(programs.map(({ shortName }) => shortName));
      return programs.map((program) => ({ program, subPrograms: parts.filter((part) => part.program === program.shortName) }));
    });
  }
}
