import { expect } from 'chai';
import { Instant } from '../../../domain/shared/instant.js';
import type { OrderedRows } from '../../../adapters/shared/table-gateway.js';
import { rejection } from '../rejection.js';
import { specimen, specimenTable, visitTable } from './contract-tables.js';
import { notStorable, refusal, unknownColumn } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

type Rows = OrderedRows<typeof specimenTable>;

const ROWS = 23;

/** Orders of every kind: mixed directions, nulls, 64 bits, texts beyond the basic plane. */
const ORDERS: readonly Rows[] = [
  {},
  { descending: true },
  { orderBy: ['whole'] },
  { orderBy: ['whole'], descending: true },
  { orderBy: [{ column: 'whole', direction: 'descending' }] },
  { orderBy: [{ column: 'whole', direction: 'descending' }, 'words'] },
  { orderBy: ['flag', { column: 'large', direction: 'descending' }, { column: 'real', direction: 'ascending' }], descending: true },
  { orderBy: ['moment', 'words'] },
  {
    orderBy: [
      { column: 'words', direction: 'descending' },
      { column: 'id', direction: 'descending' },
    ],
  },
  { orderBy: ['id', 'whole'] },
  { orderBy: ['real', 'real'], where: { id: { gt: 3 } } },
];

export function describePages(subject: () => TableGatewaySubject): void {
  describe('orders and pages', () => {
    const table = () => subject().table(specimenTable);
    const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);
    const fill = () =>
      table().insertMany(
        Array.from({ length: ROWS }, (_, id) => varied(id + 1)),
        { onConflict: 'error' },
      );

    it('order each column in its own direction, nulls last in both', async () => {
      const rows = [
        specimen(1, { whole: 1, words: 'a' }),
        specimen(2, { whole: 1, words: 'b' }),
        specimen(3, { whole: 2, words: 'a' }),
        specimen(4, { whole: 2 }),
        specimen(5, { words: 'z' }),
      ];
      await table().insertMany(rows, { onConflict: 'error' });
      const order = async (orderBy: Rows['orderBy'], descending = false) =>
        ids(await table().select({ ...(orderBy && { orderBy }), descending }));
      expect(await order(['whole', { column: 'words', direction: 'descending' }])).to.deep.equal([2, 1, 3, 4, 5]);
      expect(await order([{ column: 'whole', direction: 'descending' }, 'words'])).to.deep.equal([3, 4, 1, 2, 5]);
      expect(await order([{ column: 'words', direction: 'ascending' }], true)).to.deep.equal([3, 1, 2, 5, 4]);
      expect(await order(['words', { column: 'whole', direction: 'ascending' }], true)).to.deep.equal([5, 2, 1, 3, 4]);
      expect(await table().findOne({ orderBy: [{ column: 'whole', direction: 'descending' }] })).to.deep.equal(rows[2]);
      expect(await table().findOne({ where: { whole: 9 } })).to.equal(undefined);
      expect(await refusal(table().select({ orderBy: [{ column: 'color' as never, direction: 'ascending' }] }))).to.deep.equal(
        unknownColumn(specimenTable, 'color'),
      );
      expect(await refusal(table().select({ orderBy: [{ column: 'whole', direction: 'DESC; --' as never }] }))).to.deep.equal(
        notStorable(specimenTable, 'whole'),
      );
    });

    it('numbered: tell the honest size of the whole', async () => {
      await fill();
      const first = await table().paginate({ where: { id: { gt: 3 } } }, { page: 1, perPage: 8 });
      expect({ ...first, items: ids(first.items) }).to.deep.equal({
        items: [4, 5, 6, 7, 8, 9, 10, 11],
        total: 20,
        page: 1,
        pages: 3,
        hasNext: true,
      });
      const last = await table().paginate({ where: { id: { gt: 3 } } }, { page: 3, perPage: 8 });
      expect({ ...last, items: ids(last.items) }).to.deep.equal({ items: [20, 21, 22, 23], total: 20, page: 3, pages: 3, hasNext: false });
      expect((await table().paginate({}, { page: 4, perPage: 8 })).items).to.deep.equal([]);
      expect((await table().paginate({}, { perPage: ROWS })).hasNext).to.equal(false);
      expect(await table().paginate({ where: { id: 0 } }, { perPage: 5 })).to.deep.equal({
        items: [],
        total: 0,
        page: 1,
        pages: 0,
        hasNext: false,
      });
      for (const request of [{ perPage: 0 }, { perPage: 1.5 }, { page: 0, perPage: 1 }, { page: 2 ** 50, perPage: 2 ** 50 }])
        expect(await rejection(table().paginate({}, request))).to.include({ code: 'INVALID_VALUE' });
    });

    it('numbered: together are the whole, in every order and inside a transaction', async () => {
      await fill();
      for (const rows of ORDERS) {
        const whole = await table().select(rows);
        const found = await subject().database.transaction(async () => {
          const items = [];
          for (let page = 1; page <= 4; page++) items.push(...(await table().paginate(rows, { page, perPage: 7 })).items);
          return items;
        });
        expect(found, JSON.stringify(rows)).to.deep.equal(whole);
      }
    });

    it('by cursor: together are the whole, in every order', async () => {
      await fill();
      for (const rows of ORDERS)
        for (const limit of [1, 5, ROWS - 1, ROWS, ROWS + 1]) {
          const { items, pages } = await walk(table().paginateByCursor.bind(table()), rows, limit);
          expect(items, `${JSON.stringify(rows)} by ${String(limit)}`).to.deep.equal(await table().select(rows));
          expect(pages).to.equal(Math.max(1, Math.ceil(items.length / limit)));
        }
    });

    it('by cursor: walk along a key of several columns', async () => {
      const visits = subject().table(visitTable);
      const rows = ['a', 'b', 'c'].flatMap((order) => [1, 2, 3].map((group) => ({ order, group, pet_id: null })));
      await visits.insertMany(rows, { onConflict: 'error' });
      for (const descending of [false, true])
        expect((await walk(visits.paginateByCursor.bind(visits), { descending }, 2)).items).to.deep.equal(
          descending ? [...rows].reverse() : rows,
        );
    });

    it('by cursor: miss and repeat nothing while others insert and delete', async () => {
      await table().insertMany(
        Array.from({ length: 20 }, (_, index) => specimen(index * 10, { whole: index % 3 })),
        { onConflict: 'error' },
      );
      const rows: Rows = { orderBy: ['whole'] };
      const seen: number[] = [];
      let cursor: string | undefined;
      let page = 0;
      do {
        const found = await table().paginateByCursor(rows, { cursor, limit: 3 });
        seen.push(...ids(found.items));
        cursor = found.next;
        if (page++ < 7) await table().insert(specimen(1000 + page, { whole: page % 3 }));
        await table().delete({ id: seen[0] as number });
      } while (cursor !== undefined);
      const staying = Array.from({ length: 20 }, (_, index) => index * 10).filter((id) => id !== seen[0]);
      for (const id of staying)
        expect(
          seen.filter((one) => one === id),
          String(id),
        ).to.have.lengthOf(1);
    });

    it('by cursor: refuse a cursor of another query, and a damaged one', async () => {
      await fill();
      const rows: Rows = { where: { id: { gt: 1 }, whole: { not: 0 } }, orderBy: ['words'] };
      const { next = '' } = await table().paginateByCursor(rows, { limit: 2 });
      expect(next).to.match(/^[\w-]+$/);
      const refused = async (cursor: string, other: Rows = rows) => {
        const error = await rejection(table().paginateByCursor(other, { cursor, limit: 2 }));
        expect(error).to.include({ code: 'QUERY_CURSOR_REFUSED' });
        return (error as { reason?: string }).reason;
      };
      // The same conditions in another order are the same query.
      const again = { where: { whole: { not: 0 }, id: { gt: 1 } }, orderBy: ['words'] } as const;
      expect((await table().paginateByCursor(again, { cursor: next, limit: 2 })).items).to.have.lengthOf(2);
      expect(await refused(next, { ...rows, where: { id: { gt: 2 }, whole: { not: 0 } } })).to.equal('foreign');
      expect(await refused(next, { ...rows, orderBy: ['words', 'whole'] })).to.equal('foreign');
      expect(await refused(next, { ...rows, descending: true })).to.equal('foreign');
      const visits = subject().table(visitTable);
      expect(await rejection(visits.paginateByCursor({}, { cursor: next, limit: 2 }))).to.include({ code: 'QUERY_CURSOR_REFUSED' });
      for (const broken of [
        '',
        'x',
        `${next}A`,
        next.slice(0, -4),
        next.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
        `${next}=`,
        '%00',
      ])
        expect(await refused(broken), broken).to.equal('broken');
      for (let index = 30; index < next.length; index += 7) {
        const other = next[index] === 'Q' ? 'R' : 'Q';
        await refused(next.slice(0, index) + other + next.slice(index + 1));
      }
      for (const limit of [0, -1, 0.5])
        expect(await rejection(table().paginateByCursor(rows, { limit }))).to.include({ code: 'INVALID_VALUE' });
    });
  });
}

/** A row whose columns repeat, are null, and stand in no order. */
function varied(id: number): ReturnType<typeof specimen> {
  return specimen(id, {
    whole: id % 4 === 0 ? null : id % 3,
    large: id % 5 === 0 ? null : 2n ** 60n + BigInt((id * 7) % 4),
    real: id % 6 === 0 ? null : ((id * 5) % 7) / 3,
    words: id % 7 === 0 ? null : (['a', 'B', '\u{1F52D}', '\uFFFD', 'ab'][(id * 3) % 5] ?? ''),
    flag: id % 8 === 0 ? null : id % 2 === 0,
    moment: id % 9 === 0 ? null : Instant.fromEpochMicroseconds(BigInt((id * 11) % 6) - 3n),
  });
}

interface CursorPages<Row> {
  readonly items: readonly Row[];
  readonly hasNext: boolean;
  readonly next: string | undefined;
}

async function walk<Selected, Row>(
  page: (rows: Selected, request: { readonly cursor?: string | undefined; readonly limit: number }) => Promise<CursorPages<Row>>,
  rows: Selected,
  limit: number,
): Promise<{ readonly items: readonly Row[]; readonly pages: number }> {
  const items: Row[] = [];
  let cursor: string | undefined;
  for (let pages = 1; ; pages++) {
    const found = await page(rows, { cursor, limit });
    expect(found.hasNext).to.equal(found.next !== undefined);
    items.push(...found.items);
    cursor = found.next;
    if (cursor === undefined) return { items, pages };
  }
}
