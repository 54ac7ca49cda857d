import { computeElementTable } from '../../../src/adapters/schema/pilots/compute-element.schema.js';
import { pilotMoveTable } from '../../../src/adapters/schema/pilots/pilot-move.schema.js';
import { pilotSubmissionTable } from '../../../src/adapters/schema/pilots/pilot-submission.schema.js';
import { describeComputeElementRepository } from '../../../src/testing/contracts/pilots/compute-element.contract.js';
import { describePilotSubmissionRepository } from '../../../src/testing/contracts/pilots/pilot-submission.contract.js';
import { pilotsContext } from '../contexts/pilots-context.js';
import { contextCases } from './context-cases.js';

/** The contracts of the pilots. */
export const pilotsCases = contextCases(pilotsContext, [
  {
    contract: 'pilots/compute-element',
    repository: 'elements',
    define: describeComputeElementRepository,
    tables: [computeElementTable],
  },
  {
    contract: 'pilots/pilot-submission',
    repository: 'pilots',
    define: describePilotSubmissionRepository,
    tables: [pilotSubmissionTable, pilotMoveTable],
  },
]);
