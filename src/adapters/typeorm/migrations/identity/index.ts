import type { Migration } from '../migration.js';
import { createUsers } from './20261121-0001-create-users.js';

/** The history of the identity database, oldest first. */
export const identityMigrations: readonly Migration[] = [createUsers];
