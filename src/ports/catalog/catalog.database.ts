import { Database } from '../shared/database.js';

/** The database of the catalog context. */
export abstract class CatalogDatabase extends Database {}
