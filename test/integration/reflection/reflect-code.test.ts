import { expect } from 'chai';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { compareStructures } from '../../../src/adapters/typeorm/reflection/compare-structures.js';
import { findingOf } from '../../../src/adapters/typeorm/reflection/drift-finding.js';
import { reflectCode, type ReflectedCode } from '../../../src/adapters/typeorm/reflection/code/reflect-code.js';
import { structureOfTables } from '../../../src/adapters/typeorm/reflection/structure-of-tables.js';
import type { DriftFinding } from '../../../src/ports/shared/drift-report.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { ALERCE_TABLES } from './alerce-tables.js';
import { GeneratedProject } from './generated-project.js';
import { liveEngine, type LiveEngine, type SqlEngineName } from './live-engine.js';
import { NASTY_POSTGRES, NASTY_SQLITE } from './nasty-tables.js';

interface Example {
  readonly what: string;
  readonly engine: SqlEngineName;
  readonly statements: readonly string[];
  /** Table to what it has that cannot be declared, by the names of the parts. */
  readonly limited: Readonly<Record<string, readonly string[]>>;
  readonly leftOut: readonly string[];
}

const EXAMPLES: readonly Example[] = [
  {
    what: 'a nasty database',
    engine: 'sqlite',
    statements: NASTY_SQLITE,
    limited: {
      Select: ['toString', 'from', '__proto__'],
      object: ['oid'],
      orders: [
        'state',
        'price',
        'placed_at',
        'code',
        'raw',
        'untyped',
        'doubled',
        'odd',
        'parent',
        'orders_customer_id_fkey',
        'by_lower',
        'latest',
        'one_open',
        'watch',
      ],
      order_lines: ['WITHOUT ROWID'],
      order_line_notes: ['id'],
      egg: ['id', 'egg_of_hen'],
      hen: ['id'],
    },
    leftOut: ['log_lines', 'tokens', 'words'],
  },
  {
    what: 'a nasty database',
    engine: 'postgres',
    statements: NASTY_POSTGRES,
    limited: {
      Select: ['from', 'german', '__proto__'],
      orders: [
        'id',
        'placed_at',
        'small',
        'ratio',
        'code',
        'state',
        'price',
        'tags',
        'payload',
        'raw',
        'shipped_on',
        'token',
        'doubled',
        'code_list',
        'odd',
        'orders_customer_id_fkey',
        'parent',
        'by_lower',
        'by_tag',
        'latest',
        'one_open',
        'watch',
      ],
      egg: ['egg_of_hen'],
    },
    leftOut: ['log_lines', 'tokens'],
  },
  {
    what: 'the ALeRCE catalogue',
    engine: 'postgres',
    statements: ALERCE_TABLES,
    limited: { pipeline: ['date'], step: ['date'], taxonomy: ['classes'] },
    leftOut: [],
  },
];

for (const { what, engine, statements, limited, leftOut } of EXAMPLES)
  describe(`code reflected from ${what} on ${engine}`, () => {
    let live: LiveEngine;
    let code: ReflectedCode;
    let project: GeneratedProject;
    before(async () => {
      live = await liveEngine(engine);
      await live.run(...statements);
      code = reflectCode(await live.structure(), live.engine.dialect, { context: 'reflected' });
      project = await GeneratedProject.of(code.files);
    });
    after(async () => {
      await project.remove();
      await live.close();
    });

    const findingsOf = async (tables: readonly TableSchema[]): Promise<readonly DriftFinding[]> =>
      compareStructures(structureOfTables(tables, live.engine.dialect), await live.structure()).differences.map(findingOf);

    it('compiles and is formatted', async () => {
      expect(await project.compile()).to.equal('');
      expect(await project.unformatted()).to.equal('');
    });

    it('declares the database but for what the report lists', async () => {
      const found = await findingsOf(await project.tables('reflected', 'reflectedTables'));
      expect(found).to.deep.equal(code.report.findings);
    });

    it('names every difference where its table is declared', () => {
      for (const { table, name } of code.report.findings) {
        const { stem, limits } = code.report.tables.find((reflected) => reflected.table === table)!;
        expect(limits.join('\n'), `${table}.${name}`).to.contain(name);
        const schema = code.files.find(({ path }) => path.endsWith(`/${stem}.schema.ts`))!;
        const comment = schema.text.replaceAll(/^ \* ?/gm, '');
        for (const limit of limits) expect(comment).to.contain(limit.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' '));
      }
    });

    it('lists what cannot be declared, and nothing else', () => {
      const limitedParts = Object.fromEntries(
        code.report.tables
          .filter(({ limits }) => limits.length > 0)
          .map(({ table, limits }) => [table, [...new Set(limits.map(partOf))].toSorted()]),
      );
      const expected = Object.fromEntries(Object.entries(limited).map(([table, parts]) => [table, parts.toSorted()]));
      expect(limitedParts).to.deep.equal(expected);
      expect(code.report.leftOut.map(({ table }) => table)).to.deep.equal(leftOut);
    });

    it('says where a column left out keeps rows from being inserted', () => {
      const needed = code.report.tables.filter(({ limits }) => limits.some((limit) => limit.includes('no row can be inserted')));
      expect(needed.map(({ table }) => table)).to.deep.equal(what === 'the ALeRCE catalogue' ? ['pipeline', 'step', 'taxonomy'] : []);
    });

    it('is the same when it is made again', async () => {
      const again = reflectCode(await live.structure(), live.engine.dialect, { context: 'reflected' });
      expect(again).to.deep.equal(code);
    });
  });

/** `column id: …` is about id, `trigger watch` about watch. */
function partOf(limit: string): string {
  return /^(?:column|check|unique|foreign key|index|trigger) ([^ :]+)/.exec(limit)?.[1] ?? limit;
}

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`reflected tables and mappers at work on ${engine}`, () => {
    const statements = engine === 'sqlite' ? NASTY_SQLITE : NASTY_POSTGRES;

    it('store a row and give back the object it was made of', async () => {
      const live = await liveEngine(engine);
      await live.run(...statements);
      const code = reflectCode(await live.structure(), live.engine.dialect, { context: 'shop' });
      const project = await GeneratedProject.of(code.files);
      try {
        expect(await project.compile()).to.equal('');
        const { selectTable } = await project.load<{ selectTable: TableSchema }>('adapters/schema/shop/select.schema');
        const { orderTable } = await project.load<{ orderTable: TableSchema }>('adapters/schema/shop/order.schema');
        expect(orderTable.columns).to.include.keys('id', 'small').and.not.to.have.any.keys('doubled', 'raw');
        const { selectMapper } = await project.load<{ selectMapper: Mapper }>('adapters/schema/shop/select.mapper');
        const { Select } = await project.load<{ Select: new (fields: object) => object }>('domain/shop/select');
        const names = {
          constructorValue: 'c',
          mixedCase: 'm',
          n2mass: 0.5,
          aB: null,
          aBValue: null,
          toString: true,
          german: 'ä',
          itSQuoted: "'",
        };
        const settings = new FixedSettings({ databases: { shop: live.url }, database: { runMigrations: false } });
        const database = new TypeormDatabase(
          { name: 'shop', tables: [selectTable], migrations: [] },
          settings,
          new SqlEngines(),
          new SystemClock(),
        );
        await database.initialize();
        const stored = await database.table(selectTable).insert(selectMapper.toNewRow(names) as never);
        const [found] = await database.table(selectTable).select();
        await database.dispose();
        expect(selectMapper.toDomain(found!)).to.deep.equal(new Select({ from: stored['from'], ...names }));
        expect(selectMapper.toRow(selectMapper.toDomain(found!))).to.deep.equal(found);
      } finally {
        await project.remove();
        await live.close();
      }
    });
  });

interface Mapper {
  toDomain(row: object): object;
  toRow(value: object): object;
  toNewRow(value: object): object;
}
