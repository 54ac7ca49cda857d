import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { openTables, type TableSubject } from '../../src/testing/backends/table-subject.js';
import { counterTable } from '../../src/testing/tables/counter.schema.js';
import { describePropagationMatrix } from '../../src/testing/contracts/propagation-matrix.contract.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let subject: TableSubject;
    before(async () => {
      subject = await openTables(engine, [counterTable]);
    });
    afterEach(() => subject.empty());
    after(() => subject.close());

    describePropagationMatrix(engine, () => ({ database: subject.database, counters: subject.table(counterTable) }));
  });
