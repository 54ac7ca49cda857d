import { MemorySeedLedger } from '../../src/adapters/memory/shared/seed-ledger.memory.js';
import { TypeormSeedLedger } from '../../src/adapters/typeorm/database/seed-ledger.typeorm.js';
import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { describeObservatorySeed } from '../../src/testing/contracts/observatory/observatory-seed.contract.js';
import { openObservatory, type ObservatoryBackend } from './observatory-backend.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, function () {
    this.timeout(30_000);
    let backend: ObservatoryBackend;

    // The record of a seed outlives the rows that a test would empty.
    beforeEach(async () => {
      backend = await openObservatory(engine);
    });
    afterEach(() => backend.close());

    const ledger = engine === 'memory' ? new MemorySeedLedger() : new TypeormSeedLedger();
    describeObservatorySeed(engine, () => ({ ...backend.subject, ledger }));
  });
