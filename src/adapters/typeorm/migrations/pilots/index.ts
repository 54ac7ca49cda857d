import type { Migration } from '../migration.js';
import { createPilots } from './20261121-0001-create-pilots.js';

/** The history of the pilots database, oldest first. */
export const pilotsMigrations: readonly Migration[] = [createPilots];
