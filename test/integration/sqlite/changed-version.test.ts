import { expect } from 'chai';
import { ConnectionProfiles, ProfiledDatabaseConnection } from '../../../src/connections/profiles/index.js';
import { ConnectionSwitchFailed } from '../../../src/ports/shared/connection-switch.errors.js';
import { openSwitchingPlaces, type SwitchingDatabase, type SwitchingPlaces } from '../../../src/testing/backends/switching-subject.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import type { EngineName } from '../../../src/testing/backends/backend.js';

for (const engine of ['sqlite', 'sqlite (better-sqlite3)'] satisfies EngineName[])
  describe(`versions of a database file on ${engine}`, () => {
    let places: SwitchingPlaces;
    let opened: SwitchingDatabase;
    let connection: ProfiledDatabaseConnection;

    beforeEach(async () => {
      places = await openSwitchingPlaces(engine);
      opened = await places.open();
      connection = new ProfiledDatabaseConnection(opened.database, new ConnectionProfiles([], 'laptop'));
    });
    afterEach(async () => {
      await opened.database.dispose();
      await places.close();
    });

    it('are files beside the base, and the base is there again afterwards', async () => {
      await opened.counters.insert({ name: 'base', count: 1 });
      await connection.changeVersion('v2');
      expect(connection.toString()).to.match(/^contract: sqlite.*\/test_v2\.db \(connected\)$/);
      expect(await rejection(opened.counters.count())).to.have.property('code', 'DATABASE_STATEMENT_REJECTED');
      await connection.changeVersion();
      expect((await opened.counters.select()).map(({ name }) => name)).to.deep.equal(['base']);
    });

    it('are not changed when the new file is not what it should be', async () => {
      connection.postConnect(async () => {
        await opened.counters.count();
      });
      expect(await rejection(connection.changeVersion('v2'))).to.be.instanceOf(ConnectionSwitchFailed);
      expect(connection.state).to.include({ database: 'test', connected: true });
      expect(await opened.counters.count()).to.equal(0);
    });
  });
