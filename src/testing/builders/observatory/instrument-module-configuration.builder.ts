import {
  InstrumentModuleConfiguration,
  type InstrumentModuleConfigurationFields,
} from '../../../domain/observatory/instrument-module-configuration.js';

const FIELDS: InstrumentModuleConfigurationFields = {
  module: 'LFA',
  name: 'CI-492',
  description: 'Fine structure line of carbon',
  parameters: { line_frequency_ghz: 492.160651, sideband: 'upper é' },
};

/** A configuration of a module with a value in every field, for a test that cares about the given ones. */
export function aModuleConfiguration(fields: Partial<InstrumentModuleConfigurationFields> = {}): InstrumentModuleConfiguration {
  return new InstrumentModuleConfiguration({ ...FIELDS, ...fields });
}
