import { openConnectionSubject, type ConnectionSubject } from '../../src/testing/backends/connection-subject.js';
import { describeDatabaseConnection } from '../../src/testing/contracts/connections/database-connection.contract.js';

for (const engine of ['memory', 'postgres'] as const)
  describe(`contract: ${engine}`, () => {
    let subject: ConnectionSubject;
    before(async () => {
      subject = await openConnectionSubject(engine);
    });
    after(() => subject.close());

    describeDatabaseConnection(engine, () => subject);
  });
