import type { InstrumentModuleConfigurationRepository } from '../../../ports/observatory/instrument-module-configuration.repository.js';
import type { InstrumentModuleRepository } from '../../../ports/observatory/instrument-module.repository.js';
import type { InstrumentRepository } from '../../../ports/observatory/instrument.repository.js';
import type { ObservatoryRepository } from '../../../ports/observatory/observatory.repository.js';
import type { TelescopeRepository } from '../../../ports/observatory/telescope.repository.js';

/** Telescopes and instruments as they are stored in an observatory database. */
export interface HardwareSubject {
  readonly observatories: ObservatoryRepository;
  readonly telescopes: TelescopeRepository;
  readonly instruments: InstrumentRepository;
  readonly modules: InstrumentModuleRepository;
  readonly configurations: InstrumentModuleConfigurationRepository;
}
