import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { CommandFolder, type StartedApplication } from './cli-process.js';

const PATHS = ['/api/catalog/objects', '/api/catalog/objects/ZTF18aazeood', '/api/catalog/objects/ZTF18aazeood/lightcurve'];

describe('sextant start on PostgreSQL', () => {
  const answers = async (application: StartedApplication): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const one of PATHS) found.push(await application.get(one));
    return found;
  };

  for (const variable of ['DATABASE_URL', 'SEXTANT_DATABASES__CATALOG__URL'])
    it(`needs ${variable} alone, answers as on SQLite, and loads nothing twice`, async () => {
      const backend = await newBackend('postgres');
      const [onPostgres, onSqlite] = [new CommandFolder(), new CommandFolder()];
      const started: StartedApplication[] = [];
      const start = async (folder: CommandFolder, environment: NodeJS.ProcessEnv = {}): Promise<StartedApplication> => {
        const application = await folder.start([], environment);
        started.push(application);
        return application;
      };
      try {
        const first = await start(onPostgres, { [variable]: backend.url });
        expect(first.announcement.sampleData?.inserted).to.equal(2977);
        expect(first.announcement.databases['catalog']).to.match(/^postgres/);
        const served = await answers(first);
        expect(await first.stop()).to.equal(0);

        const second = await start(onPostgres, { [variable]: backend.url });
        expect(second.announcement.sampleData).to.equal(null);
        expect(await answers(second)).to.deep.equal(served);
        expect(await second.stop()).to.equal(0);
        expect(existsSync(path.join(onPostgres.path, 'data'))).to.equal(variable !== 'DATABASE_URL');

        const embedded = await start(onSqlite);
        expect(await answers(embedded)).to.deep.equal(served);
        expect(await embedded.stop()).to.equal(0);
      } finally {
        for (const application of started) await application.stop('SIGKILL');
        onPostgres.remove();
        onSqlite.remove();
        await backend.remove();
      }
    });
});
