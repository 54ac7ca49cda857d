import { Database } from '../shared/database.js';

/** The database of the observatory context. */
export abstract class ObservatoryDatabase extends Database {}
