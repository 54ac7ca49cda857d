import type { InstrumentModuleConfiguration } from '../../domain/observatory/instrument-module-configuration.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type InstrumentModuleConfigurationKey = Pick<InstrumentModuleConfiguration, 'module' | 'name'>;

/** How modules can be set up. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class InstrumentModuleConfigurationRepository extends RecordRepository<
  InstrumentModuleConfiguration,
  InstrumentModuleConfigurationKey
> {
  /** Those of some modules, ordered by module and name. */
  abstract listByModules(modules: readonly string[]): Promise<InstrumentModuleConfiguration[]>;
}
