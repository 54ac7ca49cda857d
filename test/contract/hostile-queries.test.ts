import { expect } from 'chai';
import fc from 'fast-check';
import { SearchFields } from '../../src/adapters/shared/search/search-fields.js';
import type { SqlStatement } from '../../src/adapters/typeorm/shared/sql-connection.js';
import { SextantError } from '../../src/domain/shared/sextant-error.js';
import { openTables, type TableSubject } from '../../src/testing/backends/table-subject.js';
import { specimen, specimenTable } from '../../src/testing/contracts/table-gateway/contract-tables.js';

const PAYLOADS = 5_000;

const fields = new SearchFields(specimenTable, { Id: 'id', Whole: 'whole', Large: 'large', Words: 'words', Moment: 'moment' });

const INJECTIONS = [
  "' OR '1'='1",
  "'; DROP TABLE contract_specimen; --",
  '"; DELETE FROM "contract_specimen"; --',
  'id" = 1 OR "id',
  'words, (SELECT 1)',
  'words DESC; SELECT pg_sleep(10)',
  "1' UNION SELECT * FROM sqlite_master --",
  '1; ATTACH DATABASE "x" AS y',
  '$1',
  '$99',
  '?1',
  '/* x */',
  '--',
  '\\',
  "\\'",
  '%',
  '_',
  '*',
  '[a-z]',
  '(a+)+$',
  '(?=x)',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'and',
  'or',
  'not',
  'null',
  'NaN',
  '1e999',
  '-1',
  '0x10',
  'asc; --',
  'words\0',
  'words ',
  'WORDS',
  '"words"',
  '\ud800',
  '\u202e\u{1F52D}',
  'x'.repeat(20_000),
];

const payloads: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...INJECTIONS), weight: 6 },
  {
    arbitrary: fc.tuple(fc.constantFrom(...INJECTIONS), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('')),
    weight: 3,
  },
  { arbitrary: fc.string({ unit: 'binary' }), weight: 2 },
  { arbitrary: fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }), weight: 2 },
  { arbitrary: fc.constantFrom(-1, 0, 1.5, 2 ** 53, 1e308, Number.NaN, Infinity, null, undefined, true, {}, [], [[]]), weight: 1 },
);

interface Asked {
  readonly search?: unknown;
  readonly sort?: unknown;
  readonly parameters?: unknown;
  readonly page?: unknown;
  readonly per_page?: unknown;
}

const nameOf = (payload: unknown): string => (typeof payload === 'string' ? payload : fc.stringify(payload));

/** Where a payload can stand in a request. With a harmless one in its place each gives statements that are always the same. */
const SLOTS: Readonly<Record<string, (payload: unknown) => Asked>> = {
  ...Object.fromEntries(
    ['eq', 'neq', 'gt', 'lte', 'like', 'not like', 'regex', 'not regex'].map((operator) => [
      `value of ${operator}`,
      (value: unknown): Asked => ({ search: [{ parameter: 'Words', operator, value }] }),
    ]),
  ),
  'value of a number': (value) => ({ search: [{ parameter: 'Large', operator: 'eq', value }] }),
  'value of a time': (value) => ({ search: [{ parameter: 'Moment', operator: 'gt', value }] }),
  'member of a list': (value) => ({ search: [{ parameter: 'Words', operator: 'in', values: ['a', value] }] }),
  'list of values': (values) => ({ search: [{ parameter: 'Words', operator: 'not in', values }] }),
  'value in a group': (value) => ({ search: [{ or: [{ not: { parameter: 'Words', operator: 'eq', value } }] }] }),
  field: (parameter) => ({ search: [{ parameter, operator: 'eq', value: 'a' }] }),
  operator: (operator) => ({ search: [{ parameter: 'Words', operator, value: 'a' }] }),
  'name of a part': (name) => ({ search: [{ parameter: 'Words', operator: 'eq', value: 'a', [nameOf(name)]: 'a' }] }),
  'name of a group': (name) => ({ search: [{ [nameOf(name)]: [{ parameter: 'Words', operator: 'eq', value: 'a' }] }] }),
  condition: (node) => ({ search: [node] }),
  search: (search) => ({ search }),
  'field of a sort': (parameter) => ({ sort: [{ parameter, direction: 'asc' }] }),
  'direction of a sort': (direction) => ({ sort: [{ parameter: 'Words', direction }] }),
  sort: (sort) => ({ sort }),
  'field to show': (name) => ({ parameters: ['Id', name] }),
  page: (page) => ({ page }),
  limit: (limit) => ({ per_page: limit }),
};

/** Payloads that are no attack, but what the slot is for. */
const HARMLESS = ['a', '^a', null, '1', '2020-01-01T00:00:00Z', ['a'], 'Words', 'Large', 'eq', 'neq', 'asc', 'desc', 'and', 'or', 1, [], undefined, { parameter: 'Words', operator: 'eq', value: 'a' }, [{ parameter: 'Words', operator: 'eq', value: 'a' }], [{ parameter: 'Words', direction: 'asc' }]]; // prettier-ignore

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`contract: ${engine}`, () => {
    let subject: TableSubject;
    const sent: { readonly text: string; readonly values: readonly unknown[] }[] = [];
    const rows = [specimen(1, { words: 'a' }), specimen(2, { words: "' OR '1'='1" }), specimen(3)];

    before(async () => {
      subject = await openTables(engine, [specimenTable]);
      await subject.table(specimenTable).insertMany(rows, { onConflict: 'error' });
      const database = subject.database as unknown as { execute: (statement: SqlStatement, values: readonly unknown[]) => unknown };
      const execute = database.execute.bind(database);
      database.execute = (statement, values, ...rest: never[]) => {
        sent.push({ text: statement.text, values });
        return execute(statement, values, ...(rest as []));
      };
    });
    after(() => subject.close());

    /** The statements that a request led to; refused ones lead to none. */
    async function ask(request: Asked): Promise<readonly string[]> {
      sent.length = 0;
      try {
        const { where, orderBy, page } = fields.read(request);
        await subject.table(specimenTable).paginate({ where, orderBy }, page);
      } catch (error) {
        expect(error).to.be.instanceOf(SextantError);
        expect((error as SextantError).kind, String(error)).to.equal('invalid');
        expect(sent, 'a refused request was sent').to.deep.equal([]);
      }
      return sent.map(({ text }) => text);
    }

    it(`${String(PAYLOADS)} hostile payloads in fields, operators, values, sorts, pages and limits change no statement`, async function () {
      this.timeout(120_000);
      const known = new Map<string, Set<string>>();
      for (const [slot, request] of Object.entries(SLOTS)) {
        const texts = new Set<string>();
        for (const harmless of HARMLESS) for (const text of await ask(request(harmless))) texts.add(text);
        // What a payload leads to beyond these may only be one page more or fewer.
        known.set(slot, texts);
      }
      const answered = new Map<string, number>();
      const property = fc.asyncProperty(fc.constantFrom(...Object.keys(SLOTS)), payloads, async (slot, payload) => {
        const request = (SLOTS[slot] as (payload: unknown) => Asked)(payload);
        for (const text of await ask(request)) {
          expect([...(known.get(slot) ?? [])], `${slot}: ${fc.stringify(payload)}`).to.include(text);
          answered.set(slot, (answered.get(slot) ?? 0) + 1);
        }
        if (typeof payload === 'string' && payload.length > 4 && slot === 'value of eq' && sent.length > 0)
          expect(sent[0]?.values).to.deep.equal([payload]);
      });
      await fc.assert(property, { numRuns: PAYLOADS, seed: 20_261_121 });
      // The check would say nothing if all were refused.
      for (const slot of Object.keys(SLOTS).filter((name) => name.startsWith('value of ') && !/number|time/.test(name)))
        expect(answered.get(slot) ?? 0, slot).to.be.above(20);
      expect(await subject.table(specimenTable).select()).to.deep.equal(rows);
    });

    it('so do payloads given to the gateway itself, in place of columns, operators, directions and limits', async () => {
      const table = subject.table(specimenTable);
      const calls: readonly ((payload: string) => Promise<unknown>)[] = [
        (payload) => table.select({ where: { [payload]: 1 } }),
        (payload) => table.select({ where: { words: { [payload]: 'a' } } }),
        (payload) => table.select({ orderBy: [payload as never] }),
        (payload) => table.select({ orderBy: [{ column: payload as never, direction: 'ascending' }] }),
        (payload) => table.select({ orderBy: [{ column: 'id', direction: payload as never }] }),
        (payload) => table.select({ limit: payload as never }),
        (payload) => table.select({ offset: payload as never }),
        (payload) => table.summarize({ by: [payload as never] }),
        (payload) => table.summarize({ sum: [payload as never] }),
        (payload) => table.updateWhere({ id: 1 }, { [payload]: 1 }),
        (payload) => table.getOrCreate({ [payload]: 1 } as never, {}),
        (payload) => table.paginateByCursor({}, { cursor: payload, limit: 1 }),
        (payload) => table.paginate({}, { perPage: payload as never }),
      ];
      // The names of groups are no attack where an operator stands.
      for (const payload of INJECTIONS.filter((one) => one !== 'not'))
        for (const call of calls) {
          sent.length = 0;
          const error: unknown = await call(payload).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          expect(error, payload).to.be.instanceOf(SextantError).and.to.include({ kind: 'invalid' });
          expect(sent).to.deep.equal([]);
        }
      expect(await table.select()).to.deep.equal(rows);
    });
  });
