import { service } from '../../container/index.js';
import type { InstrumentModule } from '../../domain/observatory/instrument-module.js';
import { InstrumentUnavailable } from '../../domain/observatory/instrument.errors.js';
import type { ObsUnit } from '../../domain/observatory/obs-unit.js';
import { InstrumentModuleRepository } from '../../ports/observatory/instrument-module.repository.js';
import { InstrumentRepository } from '../../ports/observatory/instrument.repository.js';
import { ObsUnitRepository } from '../../ports/observatory/obs-unit.repository.js';
import { findRegistered } from './register-item.js';

/** Holds what is observed against what is planned and registered; called inside the transaction that records it. */
@service()
export class PlannedObservations {
  constructor(
    private readonly obsUnits: ObsUnitRepository,
    private readonly modules: InstrumentModuleRepository,
    private readonly instruments: InstrumentRepository,
  ) {}

  /** An obs unit whose instruments are available. @throws ObservatoryItemNotFound, InstrumentUnavailable */
  async executable(name: string): Promise<ObsUnit> {
    const unit = await findRegistered(this.obsUnits, 'obs unit', { name });
    const missing = await this.unavailable(unit);
    if (missing.length > 0) throw new InstrumentUnavailable(unit.name, missing);
    return unit;
  }

  /** The instruments that an obs unit needs and that are not available, each once, in order of name. */
  async unavailable({ moduleSettings }: ObsUnit): Promise<string[]> {
    const missing = new Set<string>();
    for (const { module } of moduleSettings) {
      const { instrument } = await this.module(module);
      if (!(await findRegistered(this.instruments, 'instrument', { name: instrument })).available) missing.add(instrument);
    }
    return [...missing].sort();
  }

  /** @throws ObservatoryItemNotFound */
  module(name: string): Promise<InstrumentModule> {
    return findRegistered(this.modules, 'instrument module', { name });
  }
}
