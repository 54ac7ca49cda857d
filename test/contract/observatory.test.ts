import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { describeFailedSteps } from '../../src/testing/contracts/observatory/failed-steps.contract.js';
import { describeObservatoryMoves } from '../../src/testing/contracts/observatory/observatory-moves.contract.js';
import { describeObservatoryRefusals } from '../../src/testing/contracts/observatory/observatory-refusals.contract.js';
import { describeObservatoryWorkflow } from '../../src/testing/contracts/observatory/observatory-workflow.contract.js';
import { openObservatory, type ObservatoryBackend } from './observatory-backend.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, function () {
    this.timeout(30_000);
    let backend: ObservatoryBackend;

    before(async () => {
      backend = await openObservatory(engine);
    });
    afterEach(() => backend.empty());
    after(() => backend.close());

    describeObservatoryWorkflow(engine, () => backend.subject);
    describeFailedSteps(engine, () => backend.subject);
    describeObservatoryRefusals(
      engine,
      () => backend.subject,
      () => backend.rows(),
    );
    describeObservatoryMoves(
      engine,
      () => backend.subject,
      () => backend.rows(),
    );
  });
