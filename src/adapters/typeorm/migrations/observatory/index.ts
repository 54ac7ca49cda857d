import type { Migration } from '../migration.js';
import { createObservatory } from './20261121-0001-create-observatory.js';
import { createDataCopies } from './20261121-0002-create-data-copies.js';
import { createHardware } from './20261121-0003-create-hardware.js';
import { createPlanning } from './20261121-0004-create-planning.js';
import { linkExecutions } from './20261121-0005-link-executions.js';
import { rememberFailedSteps } from './20261121-0009-remember-failed-steps.js';

/** The history of the observatory database, oldest first. */
export const observatoryMigrations: readonly Migration[] = [
  createObservatory,
  createDataCopies,
  createHardware,
  createPlanning,
  linkExecutions,
  rememberFailedSteps,
];
