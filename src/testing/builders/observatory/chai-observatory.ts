import { aModuleConfiguration } from './instrument-module-configuration.builder.js';
import { anInstrumentModule } from './instrument-module.builder.js';
import { anInstrument } from './instrument.builder.js';
import { anObservatory } from './observatory.builder.js';
import type { ObservatorySubject } from './observatory-subject.js';
import { anObservingProgram } from './observing-program.builder.js';
import { aFixedSource } from './source.builder.js';
import { aSubObservingProgram } from './sub-observing-program.builder.js';
import { aTelescope } from './telescope.builder.js';

/** Stores what `anObsUnit()` refers to: FYST with CHAI and its module LFA, the program GEco with a part, and Orion-KL. */
export async function addChai({ hardware, planning }: Pick<ObservatorySubject, 'hardware' | 'planning'>): Promise<void> {
  await hardware.observatories.addMissing([anObservatory()]);
  await hardware.telescopes.addMissing([aTelescope()]);
  await hardware.instruments.addMissing([anInstrument()]);
  await hardware.modules.addMissing([anInstrumentModule()]);
  await hardware.configurations.addMissing([aModuleConfiguration()]);
  await planning.programs.addMissing([anObservingProgram()]);
  await planning.subPrograms.addMissing([aSubObservingProgram()]);
  await planning.sources.addMissing([aFixedSource()]);
}
