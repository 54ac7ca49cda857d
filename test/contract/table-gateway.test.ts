import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { openTables, type TableSubject } from '../../src/testing/backends/table-subject.js';
import { gatewayContractTables } from '../../src/testing/contracts/table-gateway/contract-tables.js';
import { describeTableGateway } from '../../src/testing/contracts/table-gateway/table-gateway.contract.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let subject: TableSubject;
    before(async () => {
      subject = await openTables(engine, gatewayContractTables);
    });
    afterEach(() => subject.empty());
    after(() => subject.close());

    describeTableGateway(engine, () => subject);
  });
