import type { InstrumentModule } from '../../../domain/observatory/instrument-module.js';
import type { ObsUnit } from '../../../domain/observatory/obs-unit.js';
import { PlannedObservations } from '../../../services/observatory/planned-observations.js';
import { addChai } from './chai-observatory.js';
import { anInstrumentModule } from './instrument-module.builder.js';
import type { ObservatorySubject } from './observatory-subject.js';
import { anObsUnit } from './obs-unit.builder.js';

/**
 * For tests about data, not about plans: an obs unit or module that a test names and nobody planned or registered comes into being,
 * as one of CHAI's. What is there is held to the rules.
 */
export class PlannedAsNamed extends PlannedObservations {
  constructor(private readonly subject: Pick<ObservatorySubject, 'hardware' | 'planning'>) {
    super(subject.planning.obsUnits, subject.hardware.modules, subject.hardware.instruments);
  }

  override async executable(name: string): Promise<ObsUnit> {
    const { obsUnits } = this.subject.planning;
    if (!(await obsUnits.findById({ name }))) {
      await addChai(this.subject);
      await obsUnits.addNew([anObsUnit({ name })]);
    }
    return super.executable(name);
  }

  override async module(name: string): Promise<InstrumentModule> {
    const { modules } = this.subject.hardware;
    if (!(await modules.findById({ name }))) {
      await addChai(this.subject);
      await modules.addMissing([anInstrumentModule({ name })]);
    }
    return super.module(name);
  }
}
