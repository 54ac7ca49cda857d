import { configurationParameters, type ConfigurationParameters } from './configuration-parameters.js';
import { observatoryName, observatoryText } from './observatory-text.js';

export interface InstrumentModuleConfigurationFields {
  readonly module: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: ConfigurationParameters;
}

/** One way in which a module can be set up, such as the line a receiver is tuned to. Immutable. */
export class InstrumentModuleConfiguration implements InstrumentModuleConfigurationFields {
  readonly module: string;
  /** Unique among those of its module; both together are the key. */
  readonly name: string;
  readonly description: string;
  readonly parameters: ConfigurationParameters;

  /** @throws InvalidValue */
  constructor(fields: InstrumentModuleConfigurationFields) {
    this.module = observatoryName('instrument module', fields.module);
    this.name = observatoryName('configuration of the module', fields.name);
    this.description = observatoryText('description of the configuration', fields.description);
    this.parameters = configurationParameters('parameters', fields.parameters);
  }
}
