import { expect } from 'chai';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { identityMigrations } from '../../src/adapters/typeorm/migrations/identity/index.js';
import { catalogMigrations } from '../../src/adapters/typeorm/migrations/catalog/index.js';
import { CommandFolder, type StartedApplication } from './cli-process.js';

interface LedgerRow {
  readonly database_name: string;
  readonly migration: string;
  readonly step: number;
}

describe('three sextant start against one empty PostgreSQL', function () {
  this.timeout(120_000);

  it('all start, and each migration is applied once', async () => {
    const backend = await newBackend('postgres');
    const folders = [new CommandFolder(), new CommandFolder(), new CommandFolder()];
    const results = await Promise.allSettled(folders.map((folder) => folder.start([], { DATABASE_URL: backend.url })));
    const started = results.flatMap((result): StartedApplication[] => (result.status === 'fulfilled' ? [result.value] : []));
    try {
      expect(results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))).to.deep.equal([]);
      const answers = await Promise.all(started.map((application) => application.get('/api/catalog/objects')));
      expect(answers[1]).to.deep.equal(answers[0]);
      expect(answers[2]).to.deep.equal(answers[0]);

      const { pathname } = new URL(backend.url);
      const steps = await queried<LedgerRow>(
        backend.url,
        'SELECT database_name, migration, step FROM sextant_migration_steps ORDER BY 1, 2, 3',
      );
      for (const { name, up } of [...catalogMigrations, ...identityMigrations])
        expect(
          steps.filter(({ migration }) => migration === name).map(({ step }) => step),
          `${name} in ${pathname}`,
        ).to.deep.equal(up.postgres.map((_, index) => index + 1));
      const detections = await queried<{ count: string }>(backend.url, 'SELECT count(*) FROM detection');
      const loaded = started.map(({ announcement }) => announcement.sampleData?.inserted ?? 0);
      expect(loaded.reduce((sum, inserted) => sum + inserted, 0)).to.be.at.least(Number(detections[0]?.count));
      expect(await Promise.all(started.map((application) => application.stop()))).to.deep.equal([0, 0, 0]);
    } finally {
      for (const application of started) await application.stop('SIGKILL');
      for (const folder of folders) folder.remove();
      await backend.remove();
    }
  });
});

async function queried<Row extends object>(url: string, text: string): Promise<Row[]> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
