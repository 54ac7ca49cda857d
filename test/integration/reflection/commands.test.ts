import { expect } from 'chai';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../../src/adapters/cli/program.js';
import type { DriftReport } from '../../../src/ports/shared/drift-report.js';
import { CapturedTerminal } from '../../unit/cli/captured-terminal.js';
import { liveEngine, SQL_ENGINES, type LiveEngine } from './live-engine.js';
import { createTable } from '../../../src/adapters/typeorm/shared/ddl.js';
import { identityTables } from '../../../src/adapters/schema/identity/identity.schema.js';
import { catalogTables } from '../../../src/adapters/schema/catalog/catalog.schema.js';
import { ledgerTables } from '../../../src/adapters/schema/ledger/ledger.schema.js';
import { observatoryTables } from '../../../src/adapters/schema/observatory/observatory.schema.js';
import { pilotsTables } from '../../../src/adapters/schema/pilots/pilots.schema.js';
import { BUILT_IN_DATABASES } from '../../../src/settings/settings-schema.js';

const TABLES = [...identityTables, ...catalogTables, ...ledgerTables, ...pilotsTables, ...observatoryTables];
const DECLARED = TABLES.map(({ name }) => name);

for (const engine of SQL_ENGINES)
  describe(`sextant drift and sextant reflect on ${engine}`, () => {
    let live: LiveEngine;
    let folder: string;
    beforeEach(async () => {
      live = await liveEngine(engine);
      folder = await mkdtemp(join(tmpdir(), 'sextant-reflect-'));
      await writeFile(join(folder, 'settings.toml'), '');
      for (const table of TABLES) await live.run(...createTable(live.engine.dialect, table));
    });
    afterEach(async () => {
      await live.close();
      await rm(folder, { recursive: true, force: true });
    });

    const run = async (...argv: readonly string[]) => {
      const terminal = new CapturedTerminal({ DATABASE_URL: live.url });
      const code = await runProgram([...argv, '--settings-path', folder], terminal);
      return { code, out: terminal.out, err: terminal.err };
    };

    it('find nothing when all is as declared', async () => {
      const { code, out } = await run('drift');
      expect(code).to.equal(0);
      const told = out.trimEnd().split('\n\n');
      expect(told.map((text) => text.replace(/ \(.*\)/, ''))).to.have.members(BUILT_IN_DATABASES.map((name) => `${name}: as declared`));
    });

    it('end with 1 and name the difference, in text and as JSON', async () => {
      await live.run('DROP INDEX ix_object_ndet', 'CREATE TABLE leftover (id integer)');
      const text = await run('drift');
      expect(text.code).to.equal(1);
      expect(text.out).to.contain('index ix_object_ndet is missing, declared USING btree (ndet)').and.to.contain('left alone: leftover');
      expect(text.err).to.contain('CLI_DATABASES_DIFFER: not as declared: catalog');
      const json = await run('drift', 'catalog', '--json');
      const { databases } = JSON.parse(json.out) as { databases: DriftReport[] };
      expect(databases.map(({ database, unknownTables }) => ({ database, unknownTables }))).to.deep.equal([
        { database: 'catalog', unknownTables: ['leftover'] },
      ]);
      expect(databases[0]!.findings).to.deep.equal([
        { kind: 'missing', part: 'index', table: 'object', name: 'ix_object_ndet', expected: 'USING btree (ndet)' },
      ]);
    });

    it('neither migrate nor refuse to open', async () => {
      await live.run('DROP TABLE role_grants');
      const { code, out } = await run('drift', '--set', 'databases.identity.autoReflect=fail');
      expect(code).to.equal(1);
      expect(out).to.contain('the table is missing');
      expect((await live.structure()).tables.map(({ name }) => name)).to.have.members(DECLARED.filter((name) => name !== 'role_grants'));
    });

    it('refuse a database that nobody declared', async () => {
      const { code, err } = await run('drift', 'nope');
      expect(code).to.equal(78);
      expect(err).to.contain('SETTINGS_UNKNOWN_DATABASE');
    });

    it('write code into a folder, once more without a word, and never over what differs', async () => {
      const argv = ['reflect', live.url, '--context', 'sky', '--table', 'object', '--output', folder];
      const first = await run(...argv);
      expect(first).to.include({ code: 0, err: '' });
      expect(first.out).to.contain('1 table reflected, 5 files in');
      const path = join(folder, 'domain', 'sky', 'object.ts');
      const text = await readFile(path, 'utf8');
      expect(text).to.contain('export class ObjectRecord implements ObjectRecordFields');
      expect((await run(...argv)).code).to.equal(0);
      await writeFile(path, 'mine');
      const refused = await run(...argv);
      expect(refused.code).to.equal(1);
      expect(refused.err).to.contain('CLI_FILES_IN_THE_WAY').and.to.contain('domain/sky/object.ts');
      expect(await readFile(path, 'utf8')).to.equal('mine');
      expect((await run(...argv, '--overwrite')).code).to.equal(0);
      expect(await readFile(path, 'utf8')).to.equal(text);
    });

    it('print code without a folder, named by the database, and say what is left out', async () => {
      await live.run('CREATE TABLE keyless (id integer)', 'CREATE VIEW all_users AS SELECT * FROM users');
      const { code, out, err } = await run('reflect', 'identity');
      expect(code).to.equal(0);
      expect(out).to.contain('// adapters/schema/identity/user.schema.ts\n').and.to.contain('export const userTable = defineTable({');
      expect(err).to.contain('keyless is left out: it has no primary key').and.to.contain('views are left out: all_users');
    });

    it('give files and report as one object with --json', async () => {
      const { out } = await run('reflect', 'catalog', '--table', 'non_detection', '--json');
      const { files, report } = JSON.parse(out) as { files: { path: string }[]; report: { tables: { table: string; limits: string[] }[] } };
      expect(files.map(({ path }) => path)).to.contain('domain/catalog/non-detection.ts');
      // The table it refers to was not asked for.
      const [table] = report.tables;
      expect(table!.limits.join()).to.contain('foreign key non_detection_oid_fkey');
    });

    it('refuse a table that is not there', async () => {
      const { code, err } = await run('reflect', 'catalog', '--table', 'nope', '--output', folder);
      expect(code).to.equal(1);
      expect(err).to.contain('table is "nope"; expected one of ');
    });
  });

describe('sextant reflect', () => {
  it('refuses what is no database URL, without repeating its password', async () => {
    const terminal = new CapturedTerminal();
    expect(await runProgram(['reflect', 'mysql://user:canary-1@host/db'], terminal)).to.be.greaterThan(0);
    expect(terminal.err).to.contain('DATABASE_URL_INVALID').and.not.to.contain('canary');
  });

  it('makes no SQLite file where there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sextant-reflect-'));
    const path = join(folder, 'absent.db');
    const terminal = new CapturedTerminal();
    expect(await runProgram(['reflect', `sqlite:///${path}`], terminal)).to.equal(69);
    const error = await readFile(path).then(
      () => undefined,
      (failure: NodeJS.ErrnoException) => failure.code,
    );
    await rm(folder, { recursive: true, force: true });
    expect(error).to.equal('ENOENT');
  });
});
