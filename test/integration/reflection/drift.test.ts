import { expect } from 'chai';
import { catalogTables } from '../../../src/adapters/schema/catalog/catalog.schema.js';
import { identityTables } from '../../../src/adapters/schema/identity/identity.schema.js';
import { userTable } from '../../../src/adapters/schema/identity/user.schema.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase, type DatabaseDefinition } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { catalogMigrations } from '../../../src/adapters/typeorm/migrations/catalog/index.js';
import { identityMigrations } from '../../../src/adapters/typeorm/migrations/identity/index.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import { SchemaDrift } from '../../../src/ports/shared/drift.errors.js';
import { driftText } from '../../../src/ports/shared/drift-report.js';
import type { DatabaseSettings } from '../../../src/ports/shared/settings.js';
import type { Backend } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { SQL_ENGINES } from './live-engine.js';

const identity: DatabaseDefinition = { name: 'identity', tables: identityTables, migrations: identityMigrations };
const catalog: DatabaseDefinition = { name: 'catalog', tables: catalogTables, migrations: catalogMigrations };

for (const engineName of SQL_ENGINES)
  describe(`drift on ${engineName}`, () => {
    let backend: Backend;
    const opened: TypeormDatabase[] = [];
    beforeEach(async () => {
      backend = await newBackend(engineName);
    });
    afterEach(async () => {
      for (const database of opened.splice(0)) await database.dispose();
      await backend.remove();
    });

    const build = (definitions: readonly DatabaseDefinition[], changes: Partial<DatabaseSettings> = {}): TypeormDatabase[] => {
      const databases = Object.fromEntries(definitions.map(({ name }) => [name, backend.url]));
      const settings = new FixedSettings({ databases, database: changes });
      const engines = new SqlEngines();
      return definitions.map((definition) => new TypeormDatabase(definition, settings, engines, new SystemClock()));
    };
    const open = async (
      definitions: readonly DatabaseDefinition[],
      changes: Partial<DatabaseSettings> = {},
    ): Promise<TypeormDatabase[]> => {
      const databases = build(definitions, changes);
      for (const database of databases) {
        opened.push(database);
        await database.initialize();
      }
      return databases;
    };
    const change = async (text: string): Promise<void> => {
      const [database] = await open([identity], { runMigrations: false });
      await database?.execute(statement('test', text), [], 'write');
    };
    const warningsDuring = async (work: () => Promise<unknown>): Promise<readonly (Error & { code?: string })[]> => {
      const heard: Error[] = [];
      const listen = (warning: Error) => void heard.push(warning);
      process.on('warning', listen);
      try {
        await work();
        await new Promise(setImmediate);
      } finally {
        process.off('warning', listen);
      }
      return heard.filter(({ name }) => name === 'SextantSchemaDrift');
    };

    it('finds nothing after migrating, in both databases of one place', async () => {
      for (const database of await open([identity, catalog])) {
        const report = await database.drift();
        expect(report).to.deep.include({ database: database.name, engine: engineName, findings: [], unknownTables: [] });
      }
    });

    it('names tables of others, but not those of a database in the same place', async () => {
      await open([identity, catalog]);
      await change('CREATE TABLE leftover (id integer)');
      for (const database of await open([identity, catalog])) expect((await database.drift()).unknownTables).to.deep.equal(['leftover']);
    });

    it('tells what was changed by hand, in words', async () => {
      await open([identity]);
      await change('ALTER TABLE users ADD COLUMN nickname varchar(30)');
      await change('CREATE INDEX by_name ON users (name)');
      const [database] = await open([identity]);
      const report = await database!.drift();
      expect(report.findings.map(({ kind, part, table, name }) => [kind, part, table, name])).to.deep.equal([
        ['extra', 'column', 'users', 'nickname'],
        ['extra', 'index', 'users', 'by_name'],
      ]);
      const text = driftText(report);
      expect(text).to.contain('identity (').and.to.contain('2 differences').and.to.contain('column nickname was not declared');
      expect(text).to.contain('Write a migration');
    });

    it('refuses to open with autoReflect fail, naming the difference', async () => {
      await open([identity]);
      await change('ALTER TABLE users ADD COLUMN nickname varchar(30)');
      const [database] = build([identity], { autoReflect: 'fail' });
      opened.push(database!);
      const error = await rejection(database!.initialize());
      expect(error).to.be.instanceOf(SchemaDrift).and.include({ code: 'DATABASE_SCHEMA_DRIFT', kind: 'configuration' });
      expect((error as SchemaDrift).report.findings).to.have.lengthOf(1);
      expect((error as SchemaDrift).message).to.contain('nickname');
    });

    it('refuses to open with autoReflect fail when migrations were left out', async () => {
      const [database] = build([identity], { autoReflect: 'fail', runMigrations: false });
      opened.push(database!);
      expect(await rejection(database!.initialize())).to.be.instanceOf(SchemaDrift);
    });

    it('opens with autoReflect warn and says so once', async () => {
      await open([identity]);
      await change('ALTER TABLE users ADD COLUMN nickname varchar(30)');
      const warnings = await warningsDuring(() => open([identity], { autoReflect: 'warn' }));
      expect(warnings.map(({ code }) => code)).to.deep.equal(['DATABASE_SCHEMA_DRIFT']);
      expect(warnings[0]?.message).to.contain('column nickname was not declared');
    });

    it('is silent with autoReflect warn or fail when all is as declared, and with off in any case', async () => {
      expect(await warningsDuring(() => open([identity, catalog], { autoReflect: 'warn' }))).to.deep.equal([]);
      await open([identity, catalog], { autoReflect: 'fail' });
      await change('ALTER TABLE users ADD COLUMN nickname varchar(30)');
      expect(await warningsDuring(() => open([identity], { autoReflect: 'off' }))).to.deep.equal([]);
    });
  });

describe('drift in memory', () => {
  it('cannot be', async () => {
    const report = await new MemoryDatabase('identity', [userTable]).drift();
    expect(report).to.deep.equal({ database: 'identity', engine: 'memory', location: 'memory', findings: [], unknownTables: [] });
  });
});
