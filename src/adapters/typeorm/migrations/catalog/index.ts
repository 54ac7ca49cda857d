import type { Migration } from '../migration.js';
import { createObservations } from './20261121-0001-create-observations.js';

/** The history of the catalog database, oldest first. */
export const catalogMigrations: readonly Migration[] = [createObservations];
