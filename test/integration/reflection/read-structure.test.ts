import { expect } from 'chai';
import { readStructure } from '../../../src/adapters/typeorm/reflection/read-structure.js';
import { engineSource } from '../../../src/adapters/typeorm/reflection/structure-source.js';
import type { DatabaseStructure } from '../../../src/adapters/typeorm/reflection/database-structure.js';
import { liveEngine, SQL_ENGINES, type LiveEngine } from './live-engine.js';
import { NASTY_POSTGRES, NASTY_SQLITE } from './nasty-tables.js';

for (const engine of SQL_ENGINES)
  describe(`the structure read on ${engine}`, () => {
    let live: LiveEngine;
    let structure: DatabaseStructure;
    before(async () => {
      live = await liveEngine(engine);
      await live.run(...(engine === 'sqlite' ? NASTY_SQLITE : NASTY_POSTGRES));
      structure = await live.structure();
    });
    after(() => live.close());

    const table = (name: string) => structure.tables.find((found) => found.name === name)!;
    const column = (name: string) => table('orders').columns.find((found) => found.name === name);

    it('takes six queries, whatever the number of tables', async () => {
      const source = engineSource(live.engine);
      let queries = 0;
      const counting = { ...source, query: (text: string, values: readonly unknown[]) => ((queries += 1), source.query(text, values)) };
      await readStructure(counting);
      const few = queries;
      await live.run(...Array.from({ length: 20 }, (_, number) => `CREATE TABLE more_${String(number)} (id integer PRIMARY KEY)`));
      queries = 0;
      expect((await readStructure(counting)).tables.length).to.be.greaterThan(20);
      expect([few, queries]).to.deep.equal([6, 6]);
    });

    it('has columns in their order, with numbering, defaults and computation', () => {
      expect(
        table('orders')
          .columns.slice(0, 3)
          .map(({ name }) => name),
      ).to.deep.equal(['id', 'customer_id', 'parent_id']);
      expect(column('id')?.numbered).to.equal(engine === 'sqlite' ? 'autoincrement' : 'sequence');
      expect(column('doubled')?.computed).to.deep.equal({ expression: engine === 'sqlite' ? 'small * 2' : '(small * 2)', stored: true });
      expect(column('state')?.default).to.match(/^'new'/);
      expect(column('price')?.type).to.deep.include({ precision: 12, scale: 4 });
    });

    it('has keys, references with actions and deferrability, and views', () => {
      expect(table('order_lines').primaryKey?.columns).to.deep.equal(['order_id', 'line_no']);
      const keys = new Map(table('orders').foreignKeys.map((key) => [key.columns.join(), key]));
      expect(keys.get('customer_id')).to.deep.include({ onDelete: 'set null', onUpdate: 'cascade' });
      expect(keys.get('customer_id')?.references).to.deep.include({ table: 'Select', columns: ['from'] });
      expect(keys.get('parent_id')).to.deep.include({ name: 'parent', deferrability: 'initially deferred' });
      expect(table('order_line_notes').foreignKeys[0]?.references.columns).to.deep.equal(['order_id', 'line_no']);
      expect(structure.views.map(({ name }) => name)).to.deep.equal(['open_orders']);
    });

    it('has indexes with expressions, order and condition, without those of constraints', () => {
      const indexes = new Map(table('orders').indexes.map((index) => [index.name, index]));
      expect(indexes.get('by_three')).to.deep.include({
        unique: false,
        method: 'btree',
        keys: [
          { column: 'parent_id', descending: false },
          { column: 'id', descending: false },
        ],
      });
      expect(indexes.get('by_three')?.predicate).to.match(/small = 3/);
      expect(indexes.get('by_lower')?.keys[0]?.expression).to.equal('lower(note)');
      const latest = { descending: true, ...(engine === 'postgres' ? { column: 'seen_at', nulls: 'last' } : { column: 'placed_at' }) };
      expect(indexes.get('latest')?.keys).to.deep.equal([latest]);
      expect(indexes.get('latest')?.include).to.deep.equal(engine === 'postgres' ? ['id'] : []);
      expect(indexes.get('one_open')?.unique).to.equal(true);
      expect([...indexes.keys()].filter((name) => name.includes('key') || name.includes('autoindex'))).to.deep.equal([]);
    });

    it('names what it has no words for', () => expect(table('orders').further).to.deep.equal(['trigger watch']));
  });

describe('the structure read on postgres, beyond one schema', () => {
  let live: LiveEngine;
  before(async () => {
    live = await liveEngine('postgres');
    await live.run(
      'CREATE TABLE here (id integer PRIMARY KEY)',
      'CREATE SCHEMA "Other"',
      `CREATE TYPE "Other".mood AS ENUM ('sad', 'happy')`,
      'CREATE TABLE "Other".there (id integer PRIMARY KEY, here_id integer REFERENCES here, mood "Other".mood, moods "Other".mood[], CONSTRAINT e EXCLUDE USING hash (id WITH =))',
      'CREATE TABLE "Other".later (id integer REFERENCES here NOT NULL)',
      'ALTER TABLE "Other".later ADD CONSTRAINT c CHECK (id > 5) NOT VALID',
      'ALTER TABLE "Other".later ENABLE ROW LEVEL SECURITY',
      'CREATE POLICY nobody ON "Other".later USING (false)',
      'CREATE TABLE "Other".parts (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)',
      `CREATE TABLE "Other".part_one PARTITION OF "Other".parts FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')`,
      'CREATE MATERIALIZED VIEW "Other".kept AS SELECT 1 AS one',
      'ALTER TABLE "Other".there ADD UNIQUE NULLS NOT DISTINCT (mood)',
    );
  });
  after(() => live.close());

  it('holds the schemas asked for, the current one by default', async () => {
    expect((await live.structure()).tables.map(({ schema, name }) => `${schema}.${name}`)).to.deep.equal(['public.here']);
    const { tables, defaultSchema, views, enums } = await live.structure(['Other']);
    expect(defaultSchema).to.equal('Other');
    expect(tables.map(({ name }) => name)).to.deep.equal(['later', 'part_one', 'parts', 'there']);
    expect(views).to.deep.equal([{ schema: 'Other', name: 'kept', kind: 'materialized view' }]);
    expect(enums).to.deep.equal([{ schema: 'Other', name: 'mood', values: ['sad', 'happy'] }]);
  });

  it('knows policies, partitions, exclusions and constraints that have not looked at old rows', async () => {
    const { tables } = await live.structure(['Other', 'public']);
    const [later, partOne, parts, there] = tables;
    expect(later?.checks[0]).to.deep.include({ name: 'c', validated: false });
    expect(later?.further).to.deep.equal(['row level security', 'policy nobody']);
    expect(partOne?.further).to.deep.equal(['partition of "Other".parts']);
    expect(parts?.kind).to.equal('partitioned table');
    expect(there?.further[0]).to.match(/^constraint e EXCLUDE/);
    expect(there?.foreignKeys[0]?.references).to.deep.equal({ schema: 'public', table: 'here', columns: ['id'] });
    expect(there?.columns.map(({ type }) => [type.name, type.array])).to.deep.include.members([
      ['mood', undefined],
      ['mood', true],
    ]);
    expect(there?.uniques[0]?.nullsNotDistinct).to.equal(true);
  });
});
