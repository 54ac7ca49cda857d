import type { TableSchema } from '../shared/table.js';
import { computeElementTable } from './compute-element.schema.js';
import { pilotMoveTable } from './pilot-move.schema.js';
import { pilotSubmissionTable } from './pilot-submission.schema.js';

/** The tables of the pilots context, each after those it refers to. */
export const pilotsTables: readonly TableSchema[] = [computeElementTable, pilotSubmissionTable, pilotMoveTable];
