import type { CursorPage, CursorPageRequest, NumberedPage, NumberedPageRequest } from '../../../src/ports/shared/paging.js';
import type { BulkOptions, FoundOrCreated, StreamOptions } from '../../../src/adapters/shared/table-gateway.js';
import { MemoryTable } from '../../../src/adapters/memory/shared/memory-table.js';
import { replaced, type PlantedBug } from './planted-bug.js';

type Row = Record<string, unknown>;

interface Summary extends Row {
  readonly by: Row;
  readonly count: number;
  readonly sum: Row;
  readonly average: Row;
  readonly least: Row;
  readonly greatest: Row;
}

/** The queries of a table in memory, for any table. */
interface Queries {
  select(selection?: Row): Promise<Row[]>;
  find(key: Row): Promise<Row | undefined>;
  update(key: Row, changes: Row): Promise<Row | undefined>;
  count(where?: Row): Promise<number>;
  exists(where?: Row): Promise<boolean>;
  findOne(rows?: Row): Promise<Row | undefined>;
  paginate(rows: Row, request: NumberedPageRequest): Promise<NumberedPage<Row>>;
  paginateByCursor(rows: Row, request: CursorPageRequest): Promise<CursorPage<Row>>;
  stream(selection: Row, options: StreamOptions): AsyncIterable<Row>;
  summarize(request: Row): Promise<Summary[]>;
  getOrCreate(key: Row, defaults: Row): Promise<FoundOrCreated<Row>>;
  updateWhere(where: Row | 'all rows', changes: Row): Promise<number>;
  deleteWhere(where: Row | 'all rows'): Promise<number>;
  insertMany(rows: Iterable<Row> | AsyncIterable<Row>, options: BulkOptions): Promise<unknown>;
  readonly schema: { readonly primaryKey: readonly string[] };
}

const Tables = MemoryTable as unknown as { readonly prototype: Queries };

/** A bug of numbered pages. */
const paging = (name: string, change: (page: NumberedPage<Row>) => NumberedPage<Row>): PlantedBug => ({
  name,
  plant: () => replaced(Tables, 'paginate', (_, original) => async (rows, request) => change(await original(rows, request))),
});

/** A bug of the groups that are told. */
const summing = (name: string, change: (groups: Summary[]) => Summary[]): PlantedBug => ({
  name,
  plant: () => replaced(Tables, 'summarize', (_, original) => async (request) => change(await original(request))),
});

const mapped = (row: Row, change: (value: unknown) => unknown): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value)]));
const keyOf = (table: Queries, row: Row): Row => Object.fromEntries(table.schema.primaryKey.map((name) => [name, row[name]]));

/** Of single rows, pages, streams, summaries, and of what is found or created. */
export const queryBugs: readonly PlantedBug[] = [
  {
    name: 'findOne takes the last row',
    plant: () =>
      replaced(Tables, 'findOne', (_, original) => (rows) => original(rows && { ...rows, descending: rows['descending'] !== true })),
  },
  {
    name: 'exists ignores its filter',
    plant: () => replaced(Tables, 'exists', (table, original) => async (where) => (await original(where)) || (await table.count()) > 0),
  },
  paging('the total is that of the page', (page) => ({ ...page, total: page.items.length })),
  paging('the last page is not counted', (page) => ({ ...page, pages: Math.max(0, page.pages - 1) })),
  paging('a full page always has a next', (page) => ({ ...page, hasNext: page.hasNext || page.items.length > 0 })),
  {
    name: 'pages are counted from 0',
    plant: () =>
      replaced(Tables, 'paginate', (_, original) => async (rows, request) => {
        const { page = 1 } = request;
        const found = await original(rows, { ...request, page: page > 0 ? page + 1 : page });
        return { ...found, page };
      }),
  },
  {
    name: 'behind a cursor a row is missed',
    plant: () =>
      replaced(Tables, 'paginateByCursor', (_, original) => async (rows, request) => {
        const page = await original(rows, request);
        return request.cursor === undefined || page.items.length < 2 ? page : { ...page, items: page.items.slice(1) };
      }),
  },
  {
    name: 'the last page of cursors has a next',
    plant: () =>
      replaced(Tables, 'paginateByCursor', (_, original) => async (rows, request) => {
        const page = await original(rows, request);
        return page.items.length === request.limit ? { ...page, hasNext: true } : page;
      }),
  },
  {
    name: 'a cursor forgets the filter',
    plant: () => replaced(Tables, 'paginateByCursor', (_, original) => (rows, request) => original({ ...rows, where: {} }, request)),
  },
  {
    name: 'a stream ends with its first batch',
    plant: () =>
      replaced(Tables, 'stream', (_, original) => (selection, options) => {
        const rows = original(selection, options);
        return (async function* () {
          let left = options.batchSize ?? 500;
          for await (const row of rows) if (left-- > 0) yield row;
        })();
      }),
  },
  {
    name: 'a stream ignores its limit',
    plant: () =>
      replaced(
        Tables,
        'stream',
        (_, original) =>
          ({ limit, ...selection }, options) =>
            original(limit === 0 ? { limit } : selection, options),
      ),
  },
  summing('groups of null are left out', (groups) => groups.filter(({ by }) => !Object.values(by).includes(null))),
  summing('groups come in any order', (groups) => groups.toReversed()),
  summing('sums go through a double', (groups) =>
    groups.map((group) => ({ ...group, sum: mapped(group.sum, (value) => (typeof value === 'bigint' ? BigInt(Number(value)) : value)) })),
  ),
  summing('a sum of nothing is 0', (groups) => groups.map((group) => ({ ...group, sum: mapped(group.sum, (value) => value ?? 0) }))),
  summing('averages count the nulls', (groups) =>
    groups.map((group) => ({
      ...group,
      average: Object.fromEntries(
        Object.entries(group.average).map(([name, value]) => {
          const sum = group.sum[name];
          return [name, value === null || sum === undefined || sum === null ? value : Number(sum) / group.count];
        }),
      ),
    })),
  ),
  summing('the least is the greatest', (groups) => groups.map((group) => ({ ...group, least: { ...group.least, ...group.greatest } }))),
  {
    name: 'getOrCreate always creates',
    plant: () =>
      replaced(Tables, 'getOrCreate', (_, original) => async (key, defaults) => ({ ...(await original(key, defaults)), created: true })),
  },
  {
    name: 'getOrCreate overwrites what it finds',
    plant: () =>
      replaced(Tables, 'getOrCreate', (table, original) => async (key, defaults) => {
        const found = await original(key, defaults);
        if (found.created) return found;
        const row = await table.update(keyOf(table, found.row), defaults).catch(() => undefined);
        return { row: row ?? found.row, created: false };
      }),
  },
  {
    name: 'getOrCreate finds but does not create',
    plant: () =>
      replaced(Tables, 'getOrCreate', (table, original) => async (key, defaults) => {
        const [row] = await table.select({ where: key }).catch(() => []);
        return row ? original(key, defaults) : { row: { ...defaults, ...key }, created: true };
      }),
  },
  {
    name: 'a change by a filter touches the first row only',
    plant: () =>
      replaced(Tables, 'updateWhere', (table, original) => async (where, changes) => {
        const [first] = where === 'all rows' ? [] : await table.select({ where }).catch(() => []);
        return first ? original(keyOf(table, first), changes) : original(where, changes);
      }),
  },
  {
    name: 'a change by a filter touches every row',
    plant: () =>
      replaced(
        Tables,
        'updateWhere',
        (_, original) => async (where, changes) => ((await original(where, {})) > 0 ? original('all rows', changes) : 0),
      ),
  },
  {
    name: 'a change by a filter keeps what it did before it failed',
    plant: () =>
      replaced(Tables, 'updateWhere', (table, original) => async (where, changes) => {
        const rows = where === 'all rows' ? [] : await table.select({ where }).catch(() => []);
        if (rows.length < 2) return original(where, changes);
        for (const row of rows) await table.update(keyOf(table, row), changes);
        return rows.length;
      }),
  },
  {
    name: 'a deletion by a filter leaves the last row',
    plant: () =>
      replaced(Tables, 'deleteWhere', (table, original) => async (where) => {
        const rows = where === 'all rows' ? [] : await table.select({ where }).catch(() => []);
        const last = rows.at(-1);
        return last ? original({ and: [where, { not: keyOf(table, last) }] }) : original(where);
      }),
  },
  {
    name: 'a deletion by a filter tells one too few',
    plant: () => replaced(Tables, 'deleteWhere', (_, original) => async (where) => Math.max(0, (await original(where)) - 1)),
  },
  {
    name: 'of a stream of rows the last is not stored',
    plant: () =>
      replaced(Tables, 'insertMany', (_, original) => async (rows, options) => {
        if (!(Symbol.asyncIterator in rows)) return original(rows, options);
        const all: Row[] = [];
        for await (const row of rows) all.push(row);
        return original(all.slice(0, -1), options);
      }),
  },
];
