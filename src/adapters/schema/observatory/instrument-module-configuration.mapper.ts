import { InstrumentModuleConfiguration } from '../../../domain/observatory/instrument-module-configuration.js';
import { configurationParametersMapper } from './configuration-parameters.mapper.js';
import type { InstrumentModuleConfigurationRow } from './instrument-module-configuration.schema.js';

export const instrumentModuleConfigurationMapper = {
  toDomain: (row: InstrumentModuleConfigurationRow): InstrumentModuleConfiguration =>
    new InstrumentModuleConfiguration({ ...row, parameters: configurationParametersMapper.toDomain(row.parameters) }),
  toRow: ({ module, name, description, parameters }: InstrumentModuleConfiguration): InstrumentModuleConfigurationRow => ({
    module,
    name,
    description,
    parameters: configurationParametersMapper.toText(parameters),
  }),
  toKey: ({ module, name }: Pick<InstrumentModuleConfiguration, 'module' | 'name'>) => ({ module, name }),
} as const;
