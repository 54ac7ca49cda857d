import type { CursorPage, NumberedPage } from '../../ports/shared/paging.js';
import { CursorRefused } from '../../ports/shared/query.errors.js';
import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { AnyTable, Row, TableFault } from './fault.js';

interface Window {
  readonly limit?: number;
  readonly offset?: number;
}

/** Pages and windows that are not those that were asked for. */
export function pagingFaults(schema: TableSchema): TableFault[] {
  const fault = (kind: string, plant: TableFault['plant'], word?: string): TableFault => ({
    at: 'table',
    facet: 'paging',
    kind,
    name: `${schema.name}: ${kind}`,
    table: schema.name,
    ...(word !== undefined && { word }),
    plant,
  });
  const numbered = (kind: string, change: (page: NumberedPage<Row>) => NumberedPage<Row>): TableFault =>
    fault(kind, (table, { reached }) => ({
      paginate: async (rows, request, options) => {
        reached();
        return change(await table.paginate(rows, request, options)) as never;
      },
    }));
  const behindCursor = (kind: string, change: (page: CursorPage<Row>) => CursorPage<Row>): TableFault =>
    fault(kind, (table, { reached }) => ({
      paginateByCursor: async (rows, request, options) => {
        reached();
        return change(await table.paginateByCursor(rows, request, options)) as never;
      },
    }));
  const window = (kind: string, name: keyof Window, change: (window: Window) => Window): TableFault =>
    fault(
      kind,
      (table, { reached }) => ({
        select: (selection = {}, options) => {
          // A default of 0 is no request, and of one row nothing can be left out.
          if (!selection[name] || selection.limit === 1) return table.select(selection, options);
          reached();
          return table.select({ ...selection, ...change(selection) }, options);
        },
      }),
      name,
    );

  return [
    numbered('a numbered page always has a next one', (page) => ({ ...page, hasNext: true })),
    numbered('a numbered page never has a next one', (page) => ({ ...page, hasNext: false })),
    numbered('the total counts one page', (page) => ({ ...page, total: page.items.length })),
    numbered('the number of pages is one too few', (page) => ({ ...page, pages: page.pages - 1 })),
    numbered('the number of the page counts from 0', (page) => ({ ...page, page: page.page - 1 })),
    numbered('a numbered page lacks its last item', (page) => ({ ...page, items: page.items.slice(0, -1) })),
    fault('pages count from 0', (table, { reached }) => ({
      paginate: async (rows, request, options) => {
        reached();
        const page = await table.paginate(rows, { ...request, page: (request.page ?? 1) + 1 }, options);
        return { ...page, page: request.page ?? 1 };
      },
    })),
    behindCursor('a page behind a cursor always has a next one', (page) => ({ ...page, hasNext: true })),
    behindCursor('a page behind a cursor never has a next one', (page) => ({ ...page, hasNext: false, next: undefined })),
    behindCursor('a page behind a cursor lacks its last item', (page) => ({ ...page, items: page.items.slice(0, -1) })),
    fault('the cursor is ignored', (table, { reached }) => ({
      paginateByCursor: (rows, { limit }, options) => {
        reached();
        return table.paginateByCursor(rows, { limit }, options);
      },
    })),
    fault('a page is one item too long', (table, { reached }) => ({
      paginateByCursor: (rows, request, options) => {
        reached();
        return table.paginateByCursor(rows, { ...request, limit: request.limit + 1 }, options);
      },
    })),
    fault('the cursor of another list begins this one', forgivingCursors),
    window('the limit is ignored', 'limit', () => ({ limit: 1_000_000 })),
    window('the limit is one too few', 'limit', ({ limit = 1 }) => ({ limit: limit - 1 })),
    window('the offset is ignored', 'offset', () => ({ offset: 0 })),
    window('the offset is one too far', 'offset', ({ offset = 0 }) => ({ offset: offset + 1 })),
  ];
}

const forgivingCursors = (table: AnyTable, { reached }: { reached(): void }): Partial<AnyTable> => ({
  paginateByCursor: async (rows, request, options) => {
    reached();
    try {
      return await table.paginateByCursor(rows, request, options);
    } catch (error) {
      if (!(error instanceof CursorRefused)) throw error;
      return table.paginateByCursor(rows, { limit: request.limit }, options);
    }
  },
});
