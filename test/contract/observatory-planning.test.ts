import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { describeObservingProgramRepository } from '../../src/testing/contracts/observatory/observing-program.contract.js';
import { describeObsUnitRepository } from '../../src/testing/contracts/observatory/obs-unit.contract.js';
import { describePlanningRefusals } from '../../src/testing/contracts/observatory/planning-refusals.contract.js';
import { describePlanning } from '../../src/testing/contracts/observatory/planning.contract.js';
import { describeSourceImport } from '../../src/testing/contracts/observatory/source-import.contract.js';
import { describeSourceRepository } from '../../src/testing/contracts/observatory/source.contract.js';
import { describeSubObservingProgramRepository } from '../../src/testing/contracts/observatory/sub-observing-program.contract.js';
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

    for (const describeRepository of [
      describeObservingProgramRepository,
      describeSubObservingProgramRepository,
      describeSourceRepository,
      describeObsUnitRepository,
      describeSourceImport,
      describePlanning,
      describePlanningRefusals,
    ])
      describeRepository(engine, () => backend.subject);
  });
