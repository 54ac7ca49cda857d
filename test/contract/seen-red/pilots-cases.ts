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
    noDifference: {
      'ComputeElement: what updateWhere did is still there after a roll-back': 'to hold one is to write what is there already',
    },
  },
  {
    contract: 'pilots/pilot-submission',
    repository: 'pilots',
    define: describePilotSubmissionRepository,
    tables: [pilotSubmissionTable, pilotMoveTable],
    noDifference: {
      'PilotSubmission: a change forgets CEName': 'a move leaves it as it is',
      'PilotSubmission: a change forgets SubmittedAt': 'a move leaves it as it is',
      'PilotMove.MoveID comes back as another value': 'nothing is found by it',
      'PilotMove: PilotMove_PilotID_fkey is not enforced': 'a line is written after its pilot was found and changed',
    },
  },
]);
