import type { Observatory } from '../../domain/observatory/observatory.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type ObservatoryKey = Pick<Observatory, 'name'>;

/** The observatories. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class ObservatoryRepository extends RecordRepository<Observatory, ObservatoryKey> {}
