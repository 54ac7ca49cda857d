import type { Instrument } from '../../domain/observatory/instrument.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type InstrumentKey = Pick<Instrument, 'name'>;

/** The instruments. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class InstrumentRepository extends RecordRepository<Instrument, InstrumentKey> {}
