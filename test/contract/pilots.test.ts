import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { describeComputeElementRepository } from '../../src/testing/contracts/pilots/compute-element.contract.js';
import { describePilotSubmissionRepository } from '../../src/testing/contracts/pilots/pilot-submission.contract.js';
import type { PilotsSubject } from '../../src/testing/contracts/pilots/pilots-subject.js';
import { describePilots } from '../../src/testing/contracts/pilots/pilots.contract.js';
import { openContext, type OpenContext } from './contexts/context.js';
import { pilotsContext } from './contexts/pilots-context.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let store: OpenContext<PilotsSubject>;

    before(async () => {
      store = await openContext(engine, pilotsContext);
    });
    afterEach(() => store.empty());
    after(() => store.close());

    describeComputeElementRepository(engine, () => store.subject);
    describePilotSubmissionRepository(engine, () => store.subject);
    describePilots(engine, () => store.subject);
  });
