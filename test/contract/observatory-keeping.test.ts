import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { describeDataLocationRepository } from '../../src/testing/contracts/observatory/data-location.contract.js';
import { describeDataMovementRepository } from '../../src/testing/contracts/observatory/data-movement.contract.js';
import { describeDataTransferPackageRepository } from '../../src/testing/contracts/observatory/data-transfer-package.contract.js';
import { describeDataTransferRouteRepository } from '../../src/testing/contracts/observatory/data-transfer-route.contract.js';
import { describeExecutedObsUnitRepository } from '../../src/testing/contracts/observatory/executed-obs-unit.contract.js';
import { describePhysicalCopyRepository } from '../../src/testing/contracts/observatory/physical-copy.contract.js';
import { describeRawDataFileRepository } from '../../src/testing/contracts/observatory/raw-data-file.contract.js';
import { describeRawDataPackageRepository } from '../../src/testing/contracts/observatory/raw-data-package.contract.js';
import { describeSiteRepository } from '../../src/testing/contracts/observatory/site.contract.js';
import { describeStepFailureRepository } from '../../src/testing/contracts/observatory/step-failure.contract.js';
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
      describeSiteRepository,
      describeDataLocationRepository,
      describeDataTransferRouteRepository,
      describeExecutedObsUnitRepository,
      describeRawDataFileRepository,
      describeRawDataPackageRepository,
      describeDataTransferPackageRepository,
      describePhysicalCopyRepository,
      describeDataMovementRepository,
      describeStepFailureRepository,
    ])
      describeRepository(engine, () => backend.subject);
  });
