import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { describeInstrumentModuleConfigurationRepository } from '../../src/testing/contracts/observatory/instrument-module-configuration.contract.js';
import { describeInstrumentModuleRepository } from '../../src/testing/contracts/observatory/instrument-module.contract.js';
import { describeInstrumentRepository } from '../../src/testing/contracts/observatory/instrument.contract.js';
import { describeObservatoryRepository } from '../../src/testing/contracts/observatory/observatory.contract.js';
import { describeTelescopeRepository } from '../../src/testing/contracts/observatory/telescope.contract.js';
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
      describeObservatoryRepository,
      describeTelescopeRepository,
      describeInstrumentRepository,
      describeInstrumentModuleRepository,
      describeInstrumentModuleConfigurationRepository,
    ])
      describeRepository(engine, () => backend.subject);
  });
