import { expect } from 'chai';
import { compareStructures, engineSource, readStructure, type DatabaseStructure } from '../../adapters/typeorm/reflection/index.js';
import type { TypeormDatabase } from '../../adapters/typeorm/database/typeorm-database.js';
import { driftText } from '../../ports/shared/drift-report.js';
import type { Settings } from '../../ports/shared/settings.js';
import type { Backend, EngineName } from '../backends/backend.js';
import { newBackend } from '../backends/new-backend.js';
import { FixedSettings } from '../fixed-settings.js';

/** A database whose history of migrations is to be tried. */
export interface MigrationsSubject {
  /** As in the settings. */
  readonly name: string;
  /** Not opened. */
  create(settings: Settings): TypeormDatabase;
}

/** What the history of every database owes to its declared tables. Each test has an empty store of its own. */
export function describeMigrations(engine: Exclude<EngineName, 'memory'>, { name, create }: MigrationsSubject): void {
  describe(`migrations of ${name} on ${engine}`, () => {
    let backend: Backend;
    let database: TypeormDatabase;

    beforeEach(async () => {
      backend = await newBackend(engine);
      database = create(new FixedSettings({ databases: { [name]: backend.url }, database: { runMigrations: false, poolSize: 2 } }));
      await database.initialize();
    });
    afterEach(async () => {
      await database.dispose();
      await backend.remove();
    });

    const structure = (): Promise<DatabaseStructure> => readStructure(engineSource(database.engine));
    const expectStructure = async (expected: DatabaseStructure, when: string): Promise<void> => {
      expect(compareStructures(expected, await structure()), when).to.deep.equal({ differences: [], unknownTables: [] });
    };

    it('make exactly the declared tables, from nothing', async () => {
      await database.migrate();
      const report = await database.drift();
      expect(report.findings, driftText(report)).to.deep.equal([]);
      expect(report.unknownTables).to.deep.equal([]);
    });

    it('go down and up again, each by itself, and leave nothing behind', async () => {
      const migrator = database.migrator();
      const names = (await migrator.statuses()).map((status) => status.name);
      const after: DatabaseStructure[] = [await structure()];
      for (const to of names) {
        expect(await migrator.migrate({ to })).to.deep.equal([to]);
        after.push(await structure());
      }
      for (const [index, migration] of [...names.entries()].reverse()) {
        const [before, behind] = [after[index], after[index + 1]] as [DatabaseStructure, DatabaseStructure];
        expect(await migrator.rollback()).to.deep.equal([migration]);
        await expectStructure(before, `after ${migration} went down`);
        await migrator.migrate({ to: migration });
        await expectStructure(behind, `after ${migration} went up again`);
        await migrator.rollback();
      }
      expect((await migrator.statuses()).map(({ state }) => state)).to.deep.equal(names.map(() => 'pending'));
    });
  });
}
