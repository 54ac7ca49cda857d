import type { Migration } from '../migration.js';
import { createUsers } from './20261121-0001-create-users.js';
import { createRolesAndTokens } from './20261121-0002-create-roles-and-tokens.js';

/** The history of the identity database, oldest first. */
export const identityMigrations: readonly Migration[] = [createUsers, createRolesAndTokens];
