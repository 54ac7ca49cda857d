import { expect } from 'chai';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { sql } from './sqlite-fixture.js';
import { openTables, type TableSubject } from '../../../src/testing/backends/table-subject.js';
import { Instant } from '../../../src/domain/shared/instant.js';

const sampleTable = defineTable({
  name: 'packed_sample',
  columns: {
    id: { kind: 'bigint', generated: true },
    name: { kind: 'text', length: 40 },
    large: { kind: 'bigint' },
    flag: { kind: 'boolean', nullable: true },
    rank: { kind: 'integer' },
    at: { kind: 'instant' },
  },
  primaryKey: ['id'],
});

const LARGEST = 2n ** 63n - 1n;
const NAMES = ['plain', 'tab \t and \x01', '"quoted" \\ back', 'line\nend \u2028', 'é 🌌', ''];

for (const engine of ['sqlite', 'sqlite (better-sqlite3)'] as const)
  describe(`A page of rows on ${engine}`, () => {
    let subject: TableSubject;
    before(async () => {
      subject = await openTables(engine, [sampleTable]);
    });
    afterEach(() => subject.empty());
    after(() => subject.close());

    const execute = (text: string) => {
      if (!(subject.database instanceof TypeormDatabase)) throw new TypeError('not a SQL database');
      return subject.database.execute(sql(text), [], 'write');
    };

    async function fill(): Promise<unknown[]> {
      const rows: unknown[] = [];
      for (const [index, name] of NAMES.entries())
        rows.push(
          await subject.table(sampleTable).insert({
            name,
            large: LARGEST - BigInt(index),
            flag: [true, false, null][index % 3] ?? null,
            rank: -index,
            at: Instant.fromEpochMicroseconds(1_600_000_000_000_001n + BigInt(index)),
          }),
        );
      return rows;
    }

    it('is the same as all rows, value for value and in order', async () => {
      const table = subject.table(sampleTable);
      const rows = await fill();
      expect(await table.select()).to.deep.equal(rows);
      expect(await table.select({ limit: 100 })).to.deep.equal(rows);
      expect(await table.select({ orderBy: ['rank'], limit: 100 })).to.deep.equal([...rows].reverse());
      expect(await table.select({ orderBy: ['rank'], limit: 50, offset: 1 })).to.deep.equal([...rows].reverse().slice(1));
      expect(await table.select({ where: { rank: 17 }, limit: 100 })).to.deep.equal([]);
    });

    it('keeps its order among thousands', async () => {
      const table = subject.table(sampleTable);
      const numbers = Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 5_000);
      const at = Instant.fromEpochMicroseconds(0n);
      await table.insertMany(
        numbers.map((rank, index) => ({ id: BigInt(index + 1), name: 'n', large: 0n, flag: null, rank, at })),
        { onConflict: 'error' },
      );
      const page = await table.select({ orderBy: ['rank'], limit: 4_000 });
      expect(page.map(({ rank }) => rank)).to.deep.equal(Array.from({ length: 4_000 }, (_, index) => index));
    });

    it('is read when somebody stored bytes in a column of text', async () => {
      const [first] = await fill();
      await execute(`UPDATE packed_sample SET name = x'00ff' WHERE rank = 0`);
      const [row] = await subject.table(sampleTable).select({ limit: 10 });
      expect(row).to.deep.equal({ ...(first as object), name: Buffer.from([0x00, 0xff]) });
    });

    it('has the number of a row that was inserted, to the last digit', async () => {
      await execute(
        `INSERT INTO packed_sample (id, name, large, rank, at) VALUES (9007199254740993, 'x', 0, 0, '2020-01-01T00:00:00.000000Z')`,
      );
      const at = Instant.fromEpochMicroseconds(0n);
      const { id } = await subject.table(sampleTable).insert({ name: 'next', large: 0n, flag: null, rank: 1, at });
      expect(id).to.equal(9_007_199_254_740_994n);
      const next = subject.database.transaction(async () => {
        const row = await subject.table(sampleTable).insert({ name: 'after', large: 0n, flag: null, rank: 2, at });
        return (await subject.table(sampleTable).find({ id: row.id }))?.name;
      });
      expect(await next).to.equal('after');
    });
  });
