import { Database } from '../shared/database.js';

/** The database of the identity context. */
export abstract class IdentityDatabase extends Database {}
