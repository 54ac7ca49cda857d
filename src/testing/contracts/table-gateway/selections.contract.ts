import { expect } from 'chai';
import { Instant } from '../../../domain/shared/instant.js';
import type { Filter, Selection } from '../../../adapters/shared/table-gateway.js';
import { rejection } from '../rejection.js';
import { specimen, specimenTable, visitTable } from './contract-tables.js';
import { notStorable, refusal, unknownColumn } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

type Where = Filter<typeof specimenTable>;

export function describeSelections(subject: () => TableGatewaySubject): void {
  describe('selections', () => {
    const table = () => subject().table(specimenTable);
    const ids = async (selection: Selection<typeof specimenTable>) => (await table().select(selection)).map(({ id }) => id);
    const store = async (...rows: Partial<ReturnType<typeof specimen>>[]) => {
      const numbered = rows.map((row, index) => specimen(index + 1, row));
      // In another order than any that is asked for.
      for (const row of [...numbered].reverse()) await table().insert(row);
    };
    const at = (text: string) => Instant.parse(text);

    it('come in the order of the primary key', async () => {
      await store({}, {}, {});
      expect(await ids({})).to.deep.equal([1, 2, 3]);
      expect(await ids({ descending: true })).to.deep.equal([3, 2, 1]);
    });

    it('order by several columns of the key', async () => {
      const visits = subject().table(visitTable);
      const rows = [
        { order: 'B', group: 1, pet_id: null },
        { order: 'a', group: -1, pet_id: null },
        { order: 'a', group: 2, pet_id: null },
        { order: 'ab', group: 0, pet_id: null },
      ];
      for (const row of [...rows].reverse()) await visits.insert(row);
      expect(await visits.select()).to.deep.equal(rows);
      expect(await visits.select({ descending: true })).to.deep.equal([...rows].reverse());
      expect(await visits.select({ where: { order: 'a' } })).to.deep.equal(rows.slice(1, 3));
      expect(await visits.find({ group: 2, order: 'a' })).to.deep.equal(rows[2]);
    });

    it('put nulls last in both directions, and the key decides between equals', async () => {
      await store({ whole: 2 }, { whole: null }, { whole: 1 }, { whole: 2 }, { whole: null });
      expect(await ids({ orderBy: ['whole'] })).to.deep.equal([3, 1, 4, 2, 5]);
      expect(await ids({ orderBy: ['whole'], descending: true })).to.deep.equal([4, 1, 3, 5, 2]);
    });

    it('order texts by code point, whatever the language', async () => {
      const texts = ['', ' ', '0', 'B', 'Z', '_', 'a', 'aa', 'ab', 'b', '\u00e4', '\u{E000}', '\uFFFD', '\u{10000}', '\u{1F52D}'];
      await store(...texts.map((words) => ({ words })));
      expect(await ids({ orderBy: ['words'] })).to.deep.equal(texts.map((_, index) => index + 1));
    });

    it('order every kind by its size', async () => {
      await store(
        { real: -1.5, large: -(2n ** 60n), flag: false, moment: at('0001-01-01T00:00:00Z') },
        { real: 2, large: 2n ** 53n, flag: false, moment: at('1969-12-31T23:59:59.999999Z') },
        { real: 10.25, large: 2n ** 53n + 1n, flag: true, moment: at('1970-01-01T00:00:00Z') },
        { real: 1e300, large: 2n ** 63n - 1n, flag: true, moment: at('9999-12-31T23:59:59Z') },
      );
      for (const column of ['real', 'large', 'flag', 'moment'] as const)
        expect(await ids({ orderBy: [column] })).to.deep.equal([1, 2, 3, 4]);
      expect(await ids({ orderBy: ['flag', 'real'], descending: true })).to.deep.equal([4, 3, 2, 1]);
    });

    it('filter by every condition, and a null matches only null and not', async () => {
      await store({ whole: 1, words: 'a' }, { whole: 2, words: 'b' }, { whole: 3, words: 'c' }, {});
      const cases: readonly (readonly [Where, readonly number[]])[] = [
        [{}, [1, 2, 3, 4]],
        [{ whole: 2 }, [2]],
        [{ whole: null }, [4]],
        [{ whole: { not: null } }, [1, 2, 3]],
        [{ whole: { not: 2 } }, [1, 3, 4]],
        [{ whole: { gt: 2 } }, [3]],
        [{ whole: { gte: 2 } }, [2, 3]],
        [{ whole: { lt: 2 } }, [1]],
        [{ whole: { lte: 2 } }, [1, 2]],
        [{ whole: { in: [3, 1, 3, 99] } }, [1, 3]],
        [{ whole: { in: [] } }, []],
        [{ words: { gt: 'a' }, whole: { lt: 3 } }, [2]],
        [{ words: 'a', whole: 2 }, []],
        [{ id: { gt: 2 } }, [3, 4]],
        [{ id: { lte: 2 } }, [1, 2]],
        [{ whole: { gte: 2, lt: 3 } }, [2]],
        [{ whole: { lt: 3, gt: 1 } }, [2]],
        [{ whole: { gt: 3, lt: 1 } }, []],
        [{ whole: { in: [1, 2, 3], not: 2 } }, [1, 3]],
        [{ whole: { not: null, lte: 2 } }, [1, 2]],
        [{ words: { gte: 'b', lte: 'c' }, whole: { gt: 2 } }, [3]],
        [{ id: { gte: 2, lt: 4 } }, [2, 3]],
        [{ id: { gt: 2, gte: 1, lte: 4, lt: 4 } }, [3]],
        [{ id: { in: [4, 2, 1], gt: 1 } }, [2, 4]],
        [{ id: { in: [4, 1] } }, [1, 4]],
        [{ id: 3, words: 'c' }, [3]],
      ];
      for (const [where, expected] of cases) {
        expect(await ids({ where }), JSON.stringify(where)).to.deep.equal(expected);
        expect(await table().count(where), JSON.stringify(where)).to.equal(expected.length);
      }
      expect(await table().count()).to.equal(4);
    });

    it('compare every kind by its size', async () => {
      await store(
        { real: 9.5, large: 9n, words: '\uFFFD', flag: false, moment: at('2020-01-01T00:00:00.000001Z') },
        { real: 10, large: 2n ** 62n, words: '\u{1F52D}', flag: true, moment: at('2020-01-01T00:00:00.000002Z') },
      );
      const bounds: readonly Where[] = [
        { real: { gt: 9.5 } },
        { large: { gt: 9n } },
        { large: { gte: 2n ** 62n } },
        { words: { gt: '\uFFFD' } },
        { flag: { gt: false } },
        { moment: { gt: at('2020-01-01T00:00:00.000001Z') } },
      ];
      for (const where of bounds) expect(await ids({ where })).to.deep.equal([2]);
    });

    it('take an apostrophe, a percent sign and a statement as plain text', async () => {
      const texts = ["o'neill", '%', '_', "'; DROP TABLE contract_specimen; --"];
      await store(...texts.map((words) => ({ words })));
      for (const [index, words] of texts.entries()) expect(await ids({ where: { words } })).to.deep.equal([index + 1]);
    });

    it('give pages that together are the whole', async () => {
      await store(...Array.from({ length: 7 }, (_, index) => ({ whole: index % 2 })));
      const whole = await ids({ orderBy: ['whole'] });
      const pages: number[] = [];
      for (let offset = 0; offset < 9; offset += 3) pages.push(...(await ids({ orderBy: ['whole'], limit: 3, offset })));
      expect(pages).to.deep.equal(whole);
      expect(await ids({ limit: 0 })).to.deep.equal([]);
      expect(await ids({ offset: 5 })).to.deep.equal([6, 7]);
      expect(await ids({ offset: 99 })).to.deep.equal([]);
      expect(await ids({ limit: 2, descending: true, offset: 1 })).to.deep.equal([6, 5]);
      expect(await ids({ limit: 99, where: { whole: 1 } })).to.deep.equal([2, 4, 6]);
    });

    it('refuse a page that is none', async () => {
      for (const page of [{ limit: -1 }, { limit: 1.5 }, { offset: -1 }, { offset: Number.NaN }, { limit: '1' as never }])
        expect(await rejection(table().select(page))).to.include({ code: 'INVALID_VALUE' });
    });

    it('refuse a condition that says nothing, and a column that is not there', async () => {
      const refused = async (where: object) => {
        const facts = await refusal(table().select({ where }));
        expect(await refusal(table().count(where))).to.deep.equal(facts);
        return facts;
      };
      expect(await refused({ words: undefined })).to.deep.equal(unknownColumn(specimenTable, 'words'));
      expect(await refused({ words: { not: undefined } })).to.deep.equal(unknownColumn(specimenTable, 'words'));
      expect(await refused({ words: { gt: 'a', lt: undefined } })).to.deep.equal(unknownColumn(specimenTable, 'words'));
      expect(await refused({ color: 'red' })).to.deep.equal(unknownColumn(specimenTable, 'color'));
      expect(await refusal(table().select({ orderBy: ['color' as never] }))).to.deep.equal(unknownColumn(specimenTable, 'color'));
      for (const condition of [
        {},
        { between: ['a', 'b'] },
        { gt: 'a', LIKE: 'b' },
        { gt: 'a', lt: 7 },
        { lt: 'b', gt: null },
        { in: [null] },
        { in: 'a' },
        'a\0',
        7,
      ])
        expect(await refused({ words: condition })).to.deep.equal(notStorable(specimenTable, 'words'));
      expect(await refused({ whole: 2 ** 31 })).to.deep.equal(notStorable(specimenTable, 'whole'));
      expect(await refused({ large: { in: [1n, 2n ** 63n] } })).to.deep.equal(notStorable(specimenTable, 'large'));
    });
  });
}
