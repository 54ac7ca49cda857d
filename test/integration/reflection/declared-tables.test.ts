import { expect } from 'chai';
import { defineTable, type TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { compareStructures } from '../../../src/adapters/typeorm/reflection/compare-structures.js';
import type { DatabaseStructure } from '../../../src/adapters/typeorm/reflection/database-structure.js';
import { findingOf } from '../../../src/adapters/typeorm/reflection/drift-finding.js';
import { structureOfTables } from '../../../src/adapters/typeorm/reflection/structure-of-tables.js';
import { createTable } from '../../../src/adapters/typeorm/shared/ddl.js';
import { findingText } from '../../../src/ports/shared/drift-report.js';
import { gatewayContractTables } from '../../../src/testing/contracts/table-gateway/contract-tables.js';
import { liveEngine, SQL_ENGINES, type LiveEngine } from './live-engine.js';

const measureTable = defineTable({
  name: 'measure',
  columns: {
    id: { kind: 'bigint', generated: true },
    label: { kind: 'text', length: 40 },
    level: { kind: 'integer' },
    state: { kind: 'text', nullable: true },
    owner: { kind: 'bigint', nullable: true },
  },
  primaryKey: ['id'],
  uniques: { measure_label_key: ['label'] },
  checks: { measure_level_range: { column: 'level', between: [0, 10] }, measure_state: { column: 'state', oneOf: ['new', "o'k"] } },
  foreignKeys: { measure_owner_fkey: { columns: ['owner'], references: { table: 'measure', columns: ['id'] }, onDelete: 'cascade' } },
  indexes: { ix_measure_level: { columns: ['level', 'id'], where: { column: 'state', equals: 'new' } } },
});

for (const engineName of SQL_ENGINES)
  describe(`declared tables and a live database on ${engineName}`, () => {
    let live: LiveEngine;
    beforeEach(async () => {
      live = await liveEngine(engineName);
    });
    afterEach(() => live.close());

    const compare = async (tables: readonly TableSchema[]) =>
      compareStructures(structureOfTables(tables, live.engine.dialect), await live.structure());
    const create = (table: TableSchema) => live.run(...createTable(live.engine.dialect, table));
    const changesOf = async (tables: readonly TableSchema[]): Promise<string[]> =>
      (await compare(tables)).differences.map((difference) => findingText(findingOf(difference)));

    it('are equal for every kind of column, key, check and index that can be declared', async () => {
      for (const table of [...gatewayContractTables, measureTable]) await create(table);
      expect(await compare([...gatewayContractTables, measureTable])).to.deep.equal({ differences: [], unknownTables: [] });
    });

    it('are equal after the structure has been through JSON', async () => {
      await create(measureTable);
      const kept = JSON.parse(JSON.stringify(await live.structure())) as DatabaseStructure;
      expect(compareStructures(kept, await live.structure()).differences).to.deep.equal([]);
    });

    it('names tables of nobody apart, and never the ledger', async () => {
      await live.run('CREATE TABLE sextant_migrations (name text)', 'CREATE TABLE somebody_elses (id integer PRIMARY KEY)');
      await create(measureTable);
      expect(await compare([measureTable])).to.deep.equal({ differences: [], unknownTables: ['somebody_elses'] });
    });

    it('names a table that is missing', async () => {
      const { differences } = await compare([measureTable]);
      expect(differences.map(({ kind, part, table }) => ({ kind, part, table }))).to.deep.equal([
        { kind: 'missing', part: 'table', table: 'measure' },
      ]);
    });

    it('takes a unique index for a unique constraint', async () => {
      await create({ ...measureTable, uniques: {} });
      await live.run('CREATE UNIQUE INDEX measure_label_key ON measure (label)');
      expect(await changesOf([measureTable])).to.deep.equal([]);
    });

    it('tells a unique index of some rows from a unique constraint', async () => {
      await create({ ...measureTable, uniques: {} });
      await live.run('CREATE UNIQUE INDEX measure_label_key ON measure (label) WHERE level > 3');
      expect(await changesOf([measureTable])).to.have.lengthOf(2);
    });

    const declared = (change: Partial<TableSchema>): TableSchema => ({ ...measureTable, ...change });
    const column = (name: string, schema: TableSchema['columns'][string]) =>
      declared({ columns: { ...measureTable.columns, [name]: schema } });
    const cases: readonly (readonly [what: string, table: TableSchema, found: Readonly<Record<typeof engineName, readonly RegExp[]>>])[] = [
      [
        'a type',
        column('level', { kind: 'double' }),
        {
          postgres: [/^column level: type is integer, declared double precision$/],
          sqlite: [/^column level: type is integer, declared real$/],
        },
      ],
      [
        'a length',
        column('label', { kind: 'text', length: 50 }),
        {
          postgres: [/^column label: size is character varying\(40\), declared character varying\(50\)$/],
          sqlite: [/^check measure_label_length: is .*<= 40.*, declared .*<= 50/],
        },
      ],
      [
        'whether NULL may be stored',
        column('level', { kind: 'integer', nullable: true }),
        both([/^column level: nullability is NOT NULL, declared NULL$/]),
      ],
      [
        'the numbering of new rows',
        column('id', { kind: 'bigint' }),
        both([/^column id: numbering is (by default|autoincrement), declared none$/]),
      ],
      ['a column that is missing', column('more', { kind: 'integer' }), both([/^column more is missing, declared integer NOT NULL$/])],
      [
        'a check',
        declared({ checks: { ...measureTable.checks, measure_level_range: { column: 'level', between: [0, 11] } } }),
        both([/^check measure_level_range: is .*10.*, declared .*11/]),
      ],
      [
        'a check that is missing',
        declared({ checks: { ...measureTable.checks, more: { column: 'level', atLeast: 1 } } }),
        both([/^check more is missing/]),
      ],
      [
        'a check nobody declared',
        declared({ checks: { measure_state: measureTable.checks.measure_state } }),
        both([/^check measure_level_range was not declared/]),
      ],
      [
        'a value of a list',
        declared({ checks: { ...measureTable.checks, measure_state: { column: 'state', oneOf: ['new', 'ok'] } } }),
        both([/^check measure_state: is /]),
      ],
      [
        'a unique',
        declared({ uniques: { measure_label_key: ['label', 'level'] } }),
        both([/^unique measure_label_key: is \(label\), declared \(label, level\)$/]),
      ],
      ['the name of a unique', declared({ uniques: { other: ['label'] } }), both([/^unique other is called measure_label_key$/])],
      ['the primary key', declared({ primaryKey: ['id', 'level'] }), both([/^primary key: is \(id\), declared \(id, level\)$/])],
      [
        'what a foreign key does on deletion',
        declared({ foreignKeys: { measure_owner_fkey: { ...measureTable.foreignKeys.measure_owner_fkey, onDelete: 'restrict' } } }),
        both([/^foreign key measure_owner_fkey: is .*ON DELETE CASCADE, declared .*\(id\)$/]),
      ],
      [
        'the order of index columns',
        declared({ indexes: { ix_measure_level: { ...measureTable.indexes.ix_measure_level, columns: ['id', 'level'] } } }),
        both([/^index ix_measure_level: is USING btree \(level, id\)/]),
      ],
      [
        'the rows an index covers',
        declared({ indexes: { ix_measure_level: { columns: ['level', 'id'] } } }),
        both([/^index ix_measure_level: is .*WHERE .*new/]),
      ],
    ];
    for (const [what, table, found] of cases)
      it(`differ in ${what}`, async () => {
        await create(measureTable);
        const changes = await changesOf([table]);
        expect(changes).to.have.lengthOf(found[engineName].length);
        found[engineName].forEach((form, place) => expect(changes[place]).to.match(form));
      });

    it('differ in a column, a foreign key and an index that nobody declared', async () => {
      await create(measureTable);
      const { id, label, level, state } = measureTable.columns;
      const less = { ...measureTable, columns: { id, label, level, state }, foreignKeys: {}, indexes: {} };
      expect((await compare([less])).differences.map(({ kind, part, name }) => [kind, part, name])).to.deep.equal([
        ['extra', 'column', 'owner'],
        ['extra', 'foreign key', 'measure_owner_fkey'],
        ['extra', 'index', 'ix_measure_level'],
      ]);
    });
  });

function both(forms: readonly RegExp[]): Readonly<Record<'sqlite' | 'postgres', readonly RegExp[]>> {
  return { sqlite: forms, postgres: forms };
}
