import { expect } from 'chai';
import { Instant } from '../../../domain/shared/instant.js';
import { specimen, specimenTable } from './contract-tables.js';
import { notStorable, refusal, unknownColumn } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

export function describeSummaries(subject: () => TableGatewaySubject): void {
  describe('summaries', () => {
    const table = () => subject().table(specimenTable);
    const store = (...rows: Partial<ReturnType<typeof specimen>>[]) =>
      table().insertMany(
        rows.map((row, index) => specimen(index + 1, row)),
        { onConflict: 'error' },
      );

    it('tell one group for each combination, in order, nulls last', async () => {
      await store(
        { words: 'b', flag: true, whole: 1 },
        { words: 'a', flag: true, whole: 2 },
        { words: 'b', flag: false, whole: 3 },
        { words: 'b', flag: true, whole: null },
        { flag: true, whole: 5 },
        { words: 'null', whole: 6 },
      );
      const groups = await table().summarize({
        by: ['words', 'flag'],
        sum: ['whole'],
        average: ['whole'],
        least: ['id'],
        greatest: ['id'],
      });
      const group = (words: string | null, flag: boolean | null, count: number, sum: bigint, average: number, ids: [number, number]) => ({
        by: { words, flag },
        count,
        sum: { whole: sum },
        average: { whole: average },
        least: { id: ids[0] },
        greatest: { id: ids[1] },
      });
      expect(groups).to.deep.equal([
        group('a', true, 1, 2n, 2, [2, 2]),
        group('b', false, 1, 3n, 3, [3, 3]),
        group('b', true, 2, 1n, 1, [1, 4]),
        group('null', null, 1, 6n, 6, [6, 6]),
        group(null, true, 1, 5n, 5, [5, 5]),
      ]);
    });

    it('group by every kind of column', async () => {
      const moment = (text: string) => Instant.parse(text);
      await store(
        { large: 2n ** 53n + 1n, real: 0.1, moment: moment('2020-01-01T00:00:00.000001Z') },
        { large: 2n ** 53n, real: -0, moment: moment('0001-01-01T00:00:00Z') },
        { large: 2n ** 53n + 1n, real: 0, moment: moment('2020-01-01T00:00:00.000002Z') },
        {},
      );
      expect((await table().summarize({ by: ['large'] })).map(({ by, count }) => [by.large, count])).to.deep.equal([
        [2n ** 53n, 1],
        [2n ** 53n + 1n, 2],
        [null, 1],
      ]);
      expect(
        (await table().summarize({ by: ['real'], sum: ['real'] })).map(({ by, count, sum }) => [by.real, count, sum.real]),
      ).to.deep.equal([
        [0, 2, 0],
        [0.1, 1, 0.1],
        [null, 1, null],
      ]);
      const moments = await table().summarize({ by: ['moment'], sum: ['real'], where: { moment: { not: null } } });
      expect(moments.map(({ by, sum }) => [String(by.moment), sum.real])).to.deep.equal([
        ['0001-01-01T00:00:00.000000Z', 0],
        ['2020-01-01T00:00:00.000001Z', 0.1],
        ['2020-01-01T00:00:00.000002Z', 0],
      ]);
    });

    it('add integers exactly, however large the sum', async () => {
      const greatest = 2n ** 63n - 1n;
      await store({ large: greatest }, { large: greatest }, { large: -5n }, { large: 2n ** 53n + 1n }, {});
      const sum = 2n * greatest - 5n + 2n ** 53n + 1n;
      const [whole] = await table().summarize({ sum: ['large'], average: ['large'], least: ['large'], greatest: ['large'] });
      expect(whole).to.deep.equal({
        by: {},
        count: 5,
        sum: { large: sum },
        average: { large: Number(sum) / 4 },
        least: { large: -5n },
        greatest: { large: greatest },
      });
      await table().updateWhere('all rows', { large: -(2n ** 63n) });
      expect((await table().summarize({ sum: ['large'] }))[0]?.sum.large).to.equal(-5n * 2n ** 63n);
    });

    it('add doubles without rounding on the way, and round once in the end', async () => {
      const cases: readonly (readonly [readonly number[], number, number])[] = [
        [Array.from({ length: 10 }, () => 0.1), 1, 0.1],
        [[1e16, 1, -1e16], 1, 1 / 3],
        [[Number.MAX_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE], Number.MAX_VALUE, Number.MAX_VALUE / 3],
        [[5e-324, 5e-324, 5e-324], 1.5e-323, 5e-324],
        [[2.2250738585072014e-308, -5e-324], 2.225073858507201e-308, 1.1125369292536007e-308],
        [[1e308, 1e308], Infinity, 1e308],
        [[0.1, 0.2, -0.3], 2.7755575615628914e-17, 9.25185853854297e-18],
        [[1 / 3, 1e300, -1e300, 2 / 3], 1, 0.25],
      ];
      for (const [values, sum, average] of cases)
        for (const ordered of [values, [...values].reverse()]) {
          await table().deleteWhere({ id: { not: 0 } });
          await store(...ordered.map((real) => ({ real })), {});
          const [told] = await table().summarize({ sum: ['real'], average: ['real'] });
          expect([told?.sum.real, told?.average.real], String(values)).to.deep.equal([sum, average]);
        }
    });

    it('tell extremes of every kind that has an order', async () => {
      const [early, late] = [Instant.parse('1969-12-31T23:59:59.999999Z'), Instant.parse('2020-01-01T00:00:00Z')];
      await store({ words: '\uFFFD', moment: late, real: 9.5 }, { words: '\u{1F52D}', moment: early, real: -2 }, {});
      const [told] = await table().summarize({ least: ['words', 'moment', 'real'], greatest: ['words', 'moment', 'real', 'real'] });
      expect(told?.least).to.deep.equal({ words: '\uFFFD', moment: early, real: -2 });
      expect(told?.greatest).to.deep.equal({ words: '\u{1F52D}', moment: late, real: 9.5 });
    });

    it('of no rows are one summary of nothing, or none where they are grouped', async () => {
      const nothing = { by: {}, count: 0, sum: { whole: null, real: null }, average: { real: null }, least: { id: null }, greatest: {} };
      expect(await table().summarize({ sum: ['whole', 'real'], average: ['real'], least: ['id'] })).to.deep.equal([nothing]);
      expect(await table().summarize({ by: ['whole'], sum: ['real'] })).to.deep.equal([]);
      await store({ words: 'a' });
      expect(await table().summarize({ by: ['words'], sum: ['real', 'whole'] })).to.deep.equal([
        { by: { words: 'a' }, count: 1, sum: { real: null, whole: null }, average: {}, least: {}, greatest: {} },
      ]);
    });

    it('see only the rows that pass, whatever the filter', async () => {
      await store({ words: 'ab', real: 0.1 }, { words: 'cd', real: 0.2 }, { words: 'ab', real: 0.3 });
      const [told] = await table().summarize({ by: ['words'], where: { words: { matches: '^a' } }, sum: ['real'] });
      expect(told).to.deep.equal({ by: { words: 'ab' }, count: 2, sum: { real: 0.4 }, average: {}, least: {}, greatest: {} });
    });

    it('are refused for columns that are not there, or cannot be added or ordered', async () => {
      const refused = (request: object) => refusal(table().summarize(request));
      for (const part of ['by', 'sum', 'average', 'least', 'greatest'])
        expect(await refused({ [part]: ['color'] })).to.deep.equal(unknownColumn(specimenTable, 'color'));
      expect(await refused({ sum: ['words'] })).to.deep.equal(notStorable(specimenTable, 'words'));
      expect(await refused({ average: ['moment'] })).to.deep.equal(notStorable(specimenTable, 'moment'));
      expect(await refused({ greatest: ['flag'] })).to.deep.equal(notStorable(specimenTable, 'flag'));
    });
  });
}
