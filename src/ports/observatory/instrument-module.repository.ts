import type { InstrumentModule } from '../../domain/observatory/instrument-module.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type InstrumentModuleKey = Pick<InstrumentModule, 'name'>;

/** The modules of instruments. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class InstrumentModuleRepository extends RecordRepository<InstrumentModule, InstrumentModuleKey> {
  /** Those of some instruments, ordered by name. */
  abstract listByInstruments(instruments: readonly string[]): Promise<InstrumentModule[]>;
}
