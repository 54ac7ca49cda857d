import type { Telescope } from '../../domain/observatory/telescope.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type TelescopeKey = Pick<Telescope, 'name'>;

/** The telescopes. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class TelescopeRepository extends RecordRepository<Telescope, TelescopeKey> {}
