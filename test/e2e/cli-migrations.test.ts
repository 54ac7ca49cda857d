import { expect } from 'chai';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Backend } from '../../src/testing/backends/backend.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { CommandFolder } from './cli-process.js';

const FIRST = {
  identity: '20261121-0001-create-users',
  catalog: '20261121-0001-create-observations',
  ledger: '20261121-0001-create-ledger',
};
const IDENTITY = [FIRST.identity, '20261121-0002-create-roles-and-tokens'];

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`The migration commands on ${engine}`, function () {
    this.timeout(60_000);
    let folder: CommandFolder;
    let backend: Backend;

    beforeEach(async () => {
      folder = new CommandFolder();
      backend = await newBackend(engine);
    });
    afterEach(async () => {
      folder.remove();
      await backend.remove();
    });

    const run = (...args: string[]) => folder.run(args, { DATABASE_URL: backend.url });

    it('make the databases once, and tell the state of each migration', async () => {
      const first = await run('initdb', '--json');
      expect((JSON.parse(first.stdout) as { databases: object[] }).databases).to.deep.include.members([
        { database: 'identity', applied: IDENTITY },
      ]);
      const second = await run('initdb');
      expect(second.stdout).to.contain('identity: nothing to do').and.to.contain('catalog: nothing to do');
      const shown = JSON.parse((await run('migrations', 'identity', '--json')).stdout) as { databases: { migrations: object[] }[] };
      expect(shown.databases[0]?.migrations[0]).to.include({ name: FIRST.identity, state: 'applied' });
      expect((await run('drift')).code).to.equal(0);
    });

    it('check and plan without writing', async () => {
      const check = await run('migrate', '--check');
      expect(check.code).to.equal(1);
      expect(check.stderr).to.contain('MIGRATIONS_PENDING').and.to.contain(FIRST.catalog);
      const plan = await run('migrate', 'identity', '--plan');
      expect(plan.stdout).to.contain('CREATE TABLE "users"');
      if (engine === 'sqlite') expect(existsSync(backend.url.replace('sqlite:///', '')), 'a file').to.equal(false);
      expect((await run('migrate', '--check')).code, 'still behind').to.equal(1);
      expect((await run('migrate')).stdout).to.contain(`identity: applied ${FIRST.identity}`);
      expect((await run('migrate', '--check')).code).to.equal(0);
    });

    it('roll back and apply again', async () => {
      await run('initdb');
      expect((await run('rollback', 'ledger')).stdout).to.equal(`ledger: rolled back ${FIRST.ledger}\n`);
      expect((await run('rollback', 'ledger')).stdout).to.equal('ledger: nothing to do\n');
      expect((await run('migrate', 'ledger')).stdout).to.equal(`ledger: applied ${FIRST.ledger}\n`);
    });

    it('drop in production only what was confirmed by its name, and nothing that others live in', async () => {
      await run('initdb');
      const refused = await run('dropdb');
      expect(refused.code).to.equal(1);
      expect(refused.stderr).to.contain('DATABASE_DROP_UNCONFIRMED');
      const confirm = /--confirm (\S+)/.exec(refused.stderr)?.[1] ?? '';
      const shared = await run('dropdb', 'identity', '--confirm', confirm);
      expect(shared.stderr).to.contain('DATABASE_PLACE_SHARED').and.to.contain('catalog');
      expect((await run('dropdb', '--confirm', confirm)).stdout).to.equal(`dropped ${confirm}\n`);
      expect((await run('dropdb', '--confirm', confirm)).stdout).to.equal('nothing to drop\n');
      const again = await run('initdb', '--drop', '--confirm', confirm);
      expect(again.stdout).to.contain(`catalog: applied ${FIRST.catalog}`);
    });

    it('name what is wrong with a repair', async () => {
      await run('initdb');
      const unknown = await run('repair', 'identity', '--migration', '0000', '--accept');
      expect(unknown.code).to.equal(1);
      expect(unknown.stderr).to.contain('MIGRATION_MISNAMED');
      const misused = await run('repair', 'identity', '--migration', FIRST.identity);
      expect(misused.code).to.equal(2);
      expect((await run('rollback', 'identity', '--to', 'nowhere')).stderr).to.contain('MIGRATION_MISNAMED');
    });
  });

describe('sextant make-migrations', function () {
  this.timeout(120_000);
  const folder = new CommandFolder();
  after(() => folder.remove());

  it('finds no difference between the histories and the declared tables on either engine, and writes no file', async () => {
    const { code, stdout } = await folder.run(['make_migrations']);
    expect(stdout).to.contain('identity: no difference').and.to.contain('catalog: no difference');
    expect(stdout).to.contain('ledger: no difference').and.to.contain('pilots: no difference');
    expect(stdout).not.to.contain('.ts');
    expect(code).to.equal(0);
    expect(readdirSync(folder.path)).to.deep.equal([]);
  });

  it('refuses a rename that fits nothing and a value without a column', async () => {
    expect((await folder.run(['make-migrations', '--rename', 'nothing:anything'])).stderr).to.contain('MIGRATION_RENAME_MISMATCH');
    expect((await folder.run(['make-migrations', '--fill', 'phone=1'])).stderr).to.contain('table.column=value');
  });

  it('squashes a history into one file beside a list of all', async () => {
    const { stdout } = await folder.run(['squash', 'identity', '--directory', 'histories', '--json']);
    const { file, replaces } = JSON.parse(stdout) as { file: string; replaces: string[] };
    expect(replaces).to.deep.equal(IDENTITY);
    expect(readdirSync(path.join(folder.path, 'histories', 'identity'))).to.have.members([path.basename(file), 'index.ts']);
  });
});
