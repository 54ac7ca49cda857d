import { InvalidValue } from '../shared/invalid-value.js';
import { configurationParameters, type ConfigurationParameters } from './configuration-parameters.js';
import { wholeNumberBetween } from './observatory-number.js';
import { observatoryName, observatoryText } from './observatory-text.js';

/** How one module is set up for an obs unit. */
export interface ModuleSetting {
  readonly module: string;
  /** Name of the module's configuration. */
  readonly configuration: string;
}

export interface ObsUnitFields {
  readonly name: string;
  readonly program: string;
  readonly subProgram: string;
  readonly source: string;
  readonly obsMode: string;
  readonly observationConfiguration: ConfigurationParameters;
  readonly moduleSettings: readonly ModuleSetting[];
  readonly priority: number;
  readonly plannedExecutions: number;
}

/** What can be observed in one go: a source, in a mode, with modules set up in a certain way. Immutable. */
export class ObsUnit implements ObsUnitFields {
  /** The key. */
  readonly name: string;
  /** Short name of the observing program. */
  readonly program: string;
  readonly subProgram: string;
  /** Name of the source. */
  readonly source: string;
  /** How the telescope moves, such as `on-the-fly map`. */
  readonly obsMode: string;
  readonly observationConfiguration: ConfigurationParameters;
  /** At least one; each module once, in order of module. */
  readonly moduleSettings: readonly ModuleSetting[];
  /** The lowest number is observed first; 0 to 1,000,000. */
  readonly priority: number;
  /** How often it is to be executed; 1 to 1,000,000. */
  readonly plannedExecutions: number;

  /** @throws InvalidValue */
  constructor(fields: ObsUnitFields) {
    this.name = observatoryText('obs unit', fields.name);
    this.program = observatoryName('observing program', fields.program);
    this.subProgram = observatoryName('sub observing program', fields.subProgram);
    this.source = observatoryText('source', fields.source);
    this.obsMode = observatoryText('obs mode', fields.obsMode);
    this.observationConfiguration = configurationParameters('observation configuration', fields.observationConfiguration);
    this.moduleSettings = moduleSettings(fields.moduleSettings);
    this.priority = wholeNumberBetween('priority', fields.priority, [0, 1_000_000]);
    this.plannedExecutions = wholeNumberBetween('planned executions', fields.plannedExecutions, [1, 1_000_000]);
  }
}

function moduleSettings(given: readonly ModuleSetting[]): readonly ModuleSetting[] {
  const settings = given
    .map(({ module, configuration }) =>
      Object.freeze({
        module: observatoryName('instrument module', module),
        configuration: observatoryName('configuration of the module', configuration),
      }),
    )
    .sort((one, other) => (one.module < other.module ? -1 : 1));
  const modules = settings.map(({ module }) => module);
  if (modules.length === 0 || new Set(modules).size !== modules.length)
    throw new InvalidValue('modules', modules.join(', '), 'at least one module, and each once');
  return Object.freeze(settings);
}
