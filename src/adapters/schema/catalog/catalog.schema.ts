import type { TableSchema } from '../shared/table.js';
import { astronomicalObjectTable } from './astronomical-object.schema.js';
import { detectionTable } from './detection.schema.js';
import { nonDetectionTable } from './non-detection.schema.js';

/** The tables of the catalog, each after those it refers to. */
export const catalogTables: readonly TableSchema[] = [astronomicalObjectTable, detectionTable, nonDetectionTable];
