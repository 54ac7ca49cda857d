import { service } from '../../container/index.js';
import { ObsUnit, type ObsUnitFields } from '../../domain/observatory/obs-unit.js';
import { ExecutedObsUnitRepository } from '../../ports/observatory/executed-obs-unit.repository.js';
import { InstrumentModuleConfigurationRepository } from '../../ports/observatory/instrument-module-configuration.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { ObsUnitRepository } from '../../ports/observatory/obs-unit.repository.js';
import { SourceRepository } from '../../ports/observatory/source.repository.js';
import { SubObservingProgramRepository } from '../../ports/observatory/sub-observing-program.repository.js';
import type { CursorPage, CursorPageRequest } from '../../ports/shared/paging.js';
import { PlannedObservations } from './planned-observations.js';
import { findRegistered, registerItem } from './register-item.js';

/** An obs unit that is still to be executed. */
export interface WaitingObsUnit {
  readonly obsUnit: ObsUnit;
  /** How many executions of it have ended. */
  readonly executed: number;
}

/** What is planned to be observed. */
@service()
export class ObsUnitService {
  constructor(
    private readonly obsUnits: ObsUnitRepository,
    private readonly subPrograms: SubObservingProgramRepository,
    private readonly sources: SourceRepository,
    private readonly configurations: InstrumentModuleConfigurationRepository,
    private readonly executions: ExecutedObsUnitRepository,
    private readonly planned: PlannedObservations,
    private readonly database: ObservatoryDatabase,
  ) {}

  /**
   * @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the sub program, the source, or a configuration of a
   * module
   */
  async plan(fields: ObsUnitFields): Promise<ObsUnit> {
    const { obsUnits: repository, database } = this;
    const item = new ObsUnit(fields);
    const check = async (): Promise<void> => {
      await findRegistered(this.subPrograms, 'sub observing program', { program: item.program, name: item.subProgram });
      await findRegistered(this.sources, 'source', { name: item.source });
      for (const { module, configuration } of item.moduleSettings)
        await findRegistered(this.configurations, 'module configuration', { module, name: configuration });
    };
    return registerItem({ database, repository, kind: 'obs unit', item, name: item.name, check });
  }

  /** @throws ObservatoryItemNotFound */
  get(name: string): Promise<ObsUnit> {
    return findRegistered(this.obsUnits, 'obs unit', { name });
  }

  /** Those of a program and perhaps one of its parts (default: all), by name. @throws InvalidValue, CursorRefused */
  list(
    filter: { readonly program?: string | undefined; readonly subProgram?: string | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<ObsUnit>> {
    return this.obsUnits.list(filter, page);
  }

  /**
   * What can be observed of a source now: executed less often than planned, with instruments that are available; the lowest
   * priority number first, then by name. @throws ObservatoryItemNotFound for the source
   */
  next(source: string): Promise<WaitingObsUnit[]> {
    return this.database.read(async () => {
      await findRegistered(this.sources, 'source', { name: source });
      const units = await this.obsUnits.listBySource(source);
      const ended = await this.executions.countEnded(units.map(({ name }) => name));
      const waiting: WaitingObsUnit[] = [];
      for (const obsUnit of units) {
        const executed = ended.get(obsUnit.name) ?? 0;
        if (executed < obsUnit.plannedExecutions && (await this.planned.unavailable(obsUnit)).length === 0)
          waiting.push({ obsUnit, executed });
      }
      return waiting;
    });
  }
}
