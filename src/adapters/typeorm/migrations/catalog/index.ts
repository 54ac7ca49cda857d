import type { Migration } from '../migration.js';
import { createObservations } from './20261121-0001-create-observations.js';
import { indexPositions } from './20261121-0002-index-positions.js';
import { createClassification } from './20261121-0003-create-classification.js';
import { createMatches } from './20261121-0004-create-matches.js';
import { indexLeadingClasses } from './20261121-0005-index-leading-classes.js';

/** The history of the catalog database, oldest first. */
export const catalogMigrations: readonly Migration[] = [
  createObservations,
  indexPositions,
  createClassification,
  createMatches,
  indexLeadingClasses,
];
